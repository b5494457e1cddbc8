// A step's context without a runtime.
//
// Example:
//
//   FakeStepContext context;
//   context.set_workflow({.workflow_id = "w1"});
//   const LookupIndicatorOutput output =
//       LookupIndicator(input, connection, context);
//   EXPECT_THAT(context.fake_log().messages(), IsEmpty());

#ifndef SDK_TESTING_FAKE_STEP_CONTEXT_H_
#define SDK_TESTING_FAKE_STEP_CONTEXT_H_

#include <atomic>
#include <memory>
#include <utility>

#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/workflow.h"
#include "sdk/testing/fake_logger.h"

namespace insight::testing {

// Thread safety: as StepContext; set_*() only before the step runs.
class FakeStepContext final : public StepContext {
 public:
  FakeStepContext();
  ~FakeStepContext() override;

  [[nodiscard]] Logger& log() override { return log_; }
  [[nodiscard]] const Workflow& workflow() const override { return workflow_; }
  [[nodiscard]] const Json& meta() const override { return *meta_; }
  [[nodiscard]] const Cancellation& cancellation() const override {
    return cancellation_;
  }
  void DropConnection() override { ++dropped_connections_; }

  // What the step logged.
  [[nodiscard]] const FakeLogger& fake_log() const { return log_; }
  // How often the step called DropConnection().
  [[nodiscard]] int dropped_connections() const { return dropped_connections_; }

  void set_workflow(Workflow workflow) { workflow_ = std::move(workflow); }
  void set_meta(Json meta);
  // Tells the step to stop; from any thread.
  void Cancel() { cancellation_.Cancel(); }

 private:
  FakeLogger log_;
  Workflow workflow_;
  std::unique_ptr<Json> meta_;  // An empty object at first.
  Cancellation cancellation_;
  std::atomic<int> dropped_connections_ = 0;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_STEP_CONTEXT_H_
