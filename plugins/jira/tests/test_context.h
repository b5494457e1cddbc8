// A step's context whose waits take no time: they move a fake clock.

#ifndef PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_
#define PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_

#include <chrono>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/workflow.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"

namespace insight::plugins::jira {

// Thread safety: all methods may be called from any thread; OnWait() only
// before the step runs.
class InstantCancellation final : public Cancellation {
 public:
  explicit InstantCancellation(testing::FakeClock& clock) : clock_(clock) {}

  [[nodiscard]] bool WaitFor(
      std::chrono::milliseconds duration) const override {
    std::size_t count;
    {
      const std::lock_guard lock(mutex_);
      waits_.push_back(duration);
      count = waits_.size();
    }
    clock_.Advance(duration);
    if (on_wait_) on_wait_(count);
    return cancelled();
  }

  // `then` is called at each wait with its number, 1 for the first.
  void OnWait(std::function<void(std::size_t count)> then) {
    on_wait_ = std::move(then);
  }

  [[nodiscard]] std::vector<std::chrono::milliseconds> waits() const {
    const std::lock_guard lock(mutex_);
    return waits_;
  }

 private:
  testing::FakeClock& clock_;
  std::function<void(std::size_t)> on_wait_;
  mutable std::mutex mutex_;  // Guards all below.
  mutable std::vector<std::chrono::milliseconds> waits_;
};

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
  [[nodiscard]] InstantCancellation& waits() { return cancellation_; }
  void set_trigger_id(std::string id) { workflow_.trigger_id = std::move(id); }

 private:
  testing::FakeLogger log_;
  Workflow workflow_;
  Json meta_ = Json::object();
  InstantCancellation cancellation_;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_TESTS_TEST_CONTEXT_H_
