// The table of a plugin: one row per step, written by the generator (or by hand
// for a plugin without generated types) and read by the runtime.
//
// Everything in it is constant for the life of the process, so it may be read
// from any thread.  The functions are called from several threads at once.

#ifndef SDK_STEP_STEP_DEF_H_
#define SDK_STEP_STEP_DEF_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/step/any_connection.h"  // IWYU pragma: export

namespace insight {

class ConnectionTestException;
class Dispatcher;
struct DispatcherRequest;
class LogSink;
class Logger;
class StepContext;
class TriggerSink;

enum class StepKind { kAction, kTrigger, kTask };

// What a step's function is called with.  References are valid for the call.
struct StepCall {
  // The step may take it apart: nobody reads it afterwards.
  Json& input;
  // Null where the plugin has no connection.
  const AnyConnection& connection;
  StepContext& context;
  // Triggers only: where events go.  Null for others.
  TriggerSink* sink = nullptr;
  // Tasks only: the incoming state and the configuration.  Null for others.
  Json* state = nullptr;
  const Json* custom_config = nullptr;
};

// What a step has to say.  All but `output` are for tasks and empty for others.
// Who uses it includes "sdk/json/json.h".
struct StepResult {
  // Owned; null for "no output", which is not JSON's null but becomes it.
  std::unique_ptr<Json> output;
  std::unique_ptr<Json> state;
  std::optional<bool> has_more_pages = {};
  std::optional<int> status_code = {};
  // A failure that does not fail the task; reported beside its output.
  std::shared_ptr<const ConnectionTestException> error = nullptr;
};

using StepFunction = StepResult (*)(StepCall& call);

struct StepDef {
  StepKind kind;
  std::string_view name;  // On the wire.
  std::string_view title;
  std::string_view description;
  // JSON schemas as text; parsed on first use.  "{}" accepts anything.
  std::string_view input_schema;
  std::string_view output_schema;
  // Tasks only; empty for others.
  std::string_view state_schema = {};
  StepFunction run;
  // The step's own test, which runs only if the connection has none.  Null:
  // does nothing, and the output is null.
  StepFunction test = nullptr;
};

struct ConnectionTestResult {
  std::unique_ptr<Json> output;
  // Replaces the whole log if not empty (test_task only).
  std::string log = {};
};

struct ConnectionDef {
  std::string_view schema = {};  // JSON schema as text; empty if none.
  // Makes a live connection; null where the plugin has none.  `params` is the
  // message's "connection", already checked against the schema.
  AnyConnection (*connect)(Json& params, Logger& log) = nullptr;
  // Null where the connection has no such test.  `input` is the step's.
  ConnectionTestResult (*test)(const AnyConnection& connection,
                               const Json& input,
                               StepContext& context) = nullptr;
  // `task` is the message's body.task; empty if it has none.
  ConnectionTestResult (*test_task)(const AnyConnection& connection,
                                    std::string_view task,
                                    StepContext& context) = nullptr;
};

struct PluginDef {
  std::string_view name;   // The spec's `name`, such as "compression".
  std::string_view title;  // What logs and `info` show, such as "Compression".
  std::string_view vendor;
  std::string_view version;
  std::string_view description;
  // The file that the plugin was built from, as it is.
  std::string_view spec_yaml;
  // The spec's `enable_cache`: a cache directory outlives the containers.
  bool enable_cache = false;
  // Makes what delivers a trigger's events to the orchestrator (MakeDelivery of
  // "sdk/runtime/delivery.h").  Null where there are no triggers, so that only
  // plugins with triggers carry the HTTP client and TLS.
  std::unique_ptr<Dispatcher> (*make_delivery)(
      const DispatcherRequest& request, const PluginDef& plugin) = nullptr;
  // Gets the tasks' custom_config from the service at `endpoint`
  // (FetchTaskConfigs of "sdk/runtime/task_configs.h").  Null where there are
  // no tasks.
  Json (*fetch_task_configs)(const std::string& endpoint,
                             const PluginDef& plugin, LogSink& log) = nullptr;
  ConnectionDef connection;
  // In the order that `info` shows within a kind; names are unique in a kind.
  std::span<const StepDef> steps;
};

}  // namespace insight

#endif  // SDK_STEP_STEP_DEF_H_
