// A step's context whose waits take no time: they move a fake clock.

#ifndef PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_
#define PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_

#include <string>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/step/step_context.h"
#include "sdk/step/workflow.h"
#include "sdk/testing/fake_cancellation.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"

namespace insight::plugins::jira {

// Thread safety: as StepContext.
class TestContext final : public StepContext {
 public:
  // `clock` must outlive the context.
  explicit TestContext(testing::FakeClock& clock) : cancellation_(clock) {}

  [[nodiscard]] Logger& log() override { return log_; }
  [[nodiscard]] const Workflow& workflow() const override { return workflow_; }
  [[nodiscard]] const Json& meta() const override { return meta_; }
  [[nodiscard]] const Cancellation& cancellation() const override {
    return cancellation_;
  }
  void DropConnection() override {}

  [[nodiscard]] const testing::FakeLogger& fake_log() const { return log_; }
  [[nodiscard]] testing::FakeCancellation& fake_cancellation() {
    return cancellation_;
  }
  void set_trigger_id(std::string id) { workflow_.trigger_id = std::move(id); }

 private:
  testing::FakeLogger log_;
  Workflow workflow_;
  Json meta_ = Json::object();
  testing::FakeCancellation cancellation_;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_
