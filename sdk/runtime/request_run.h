// One message on its way through a StepRunner.

#ifndef SDK_RUNTIME_REQUEST_RUN_H_
#define SDK_RUNTIME_REQUEST_RUN_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sdk/log/log_sink.h"
#include "sdk/log/request_log.h"
#include "sdk/message/message.h"
#include "sdk/message/reply.h"
#include "sdk/message/request.h"
#include "sdk/runtime/event_sink.h"
#include "sdk/runtime/failure.h"
#include "sdk/runtime/request_context.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/runtime/trigger_config.h"
#include "sdk/step/cancellation.h"

namespace insight {

// To be made, executed once and thrown away, by one thread.  `runner` and what
// `run` points to must outlive it.
class RequestRun {
 public:
  RequestRun(StepRunner& runner, const RunOptions& run, Message message);

  [[nodiscard]] RunResult Execute();

 private:
  void Handle();
  [[nodiscard]] const StepRow* FindStep() const;
  [[nodiscard]] AnyConnection Connect();
  void OpenSink(const StepRow& step, TriggerConfig config);
  void LogBanner();

  void RunStep(const StepRow& step, const AnyConnection& connection);
  void KeepTaskResult(StepResult& result);

  void RunTest(const StepRow* step, const AnyConnection& connection);
  void KeepTestResult(ConnectionTestResult result);
  [[nodiscard]] ConnectionTestResult TestTask(const AnyConnection& connection);
  [[nodiscard]] StepResult Call(StepFunction function,
                                const AnyConnection& connection);

  // Puts a failure into the reply.
  void Fail(const Failure& failure);
  [[nodiscard]] ExceptionObject Redacted(ExceptionObject exception) const;
  [[nodiscard]] RunResult Finish(Outcome outcome);

  StepRunner& runner_;
  const RunOptions& run_;
  Message message_;                          // Until it has become `request_`.
  const std::unique_ptr<LogSink> own_sink_;  // Null: the runner's serves.
  RequestLog log_;
  const Cancellation never_cancelled_;
  Request request_;
  std::optional<RequestContext> context_;  // As soon as there is a request.
  std::optional<EventSink> sink_;          // Triggers only.
  std::vector<std::string> inputs_;        // For metrics.
  std::optional<std::string> test_log_;    // Replaces the log.
  Reply reply_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_REQUEST_RUN_H_
