// A StepRunner answers messages: it checks, connects, runs or tests the step,
// checks its output and makes the envelope.
//
// It is the one barrier of the process: whatever plugin code throws becomes an
// envelope with status "error".
//
// Example:
//
//   StepRunner runner(kPlugin, {}, clock, log_sink);
//   const RunResult result = runner.Run(ParseMessage(text), {});
//   Write(DumpJson(result.envelope));

#ifndef SDK_RUNTIME_STEP_RUNNER_H_
#define SDK_RUNTIME_STEP_RUNNER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sdk/connection/connection_cache.h"
#include "sdk/dispatcher/dispatcher.h"
#include "sdk/json/json.h"
#include "sdk/message/message.h"
#include "sdk/message/request.h"
#include "sdk/runtime/dispatcher_request.h"
#include "sdk/runtime/outcome.h"
#include "sdk/runtime/step_table.h"

namespace insight {

class Cancellation;
class Clock;
class InFlightRequest;
class LogSink;

struct RunOptions {
  // Runs the connection's test, or else the step's, instead of the step.
  bool test = false;
  // Prefers the connection's test_task, where it has both.  Tests of tasks do
  // that anyway.
  bool test_task = false;
  // The only type that is served; others are client errors.  None: all are.
  std::optional<MessageType> expected_type = {};
  // Told to the step; null if there is none.  Must live until Run() returns.
  const Cancellation* cancellation = nullptr;
  // Stands in the request's log lines where their form has room (see LogSink);
  // an object, null if there is none.
  const Json* log_context = nullptr;
  // Knows of the request while it runs; null if nobody asks.
  InFlightRequest* in_flight = nullptr;
};

struct RunResult {
  Outcome outcome = Outcome::kOk;
  Json envelope;
};

// Thread safety: Run() may be called from any thread, for several requests at
// once; they share nothing but the plugin's connections.
class StepRunner {
 public:
  struct Options {
    ConnectionCache::Options connections = {};
    // Where triggers send to; null: where the plugin's table says.
    DispatcherFactory dispatchers = nullptr;
    // Records DEBUG lines, and wants no URL for a trigger's events.
    bool debug = false;
    // Adds `metrics` to failures.
    bool cloud = false;
    // Redacts output, state and meta, too; errors and logs always are.
    bool redact_output = false;
  };

  // All references must outlive the runner.
  StepRunner(const PluginDef& plugin, Options options, const Clock& clock,
             LogSink& log_sink);
  StepRunner(const StepRunner&) = delete;
  StepRunner& operator=(const StepRunner&) = delete;

  // Answers one message.  Throws nothing that plugin code or the message can
  // cause.
  [[nodiscard]] RunResult Run(Message message, const RunOptions& run);

 private:
  friend class RequestRun;

  // Checks `params` against the connection's schema and connects.
  [[nodiscard]] AnyConnection Connect(const Json& params, Logger& log) const;

  const PluginDef& plugin_;
  const Options options_;
  const Clock& clock_;
  LogSink& log_sink_;
  const StepTable steps_;
  ConnectionCache connections_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_STEP_RUNNER_H_
