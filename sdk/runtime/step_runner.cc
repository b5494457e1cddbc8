#include "sdk/runtime/step_runner.h"

#include <string>
#include <utility>
#include <vector>

#include "sdk/error/check.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/python_text.h"
#include "sdk/log/redaction.h"
#include "sdk/runtime/request_run.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

// Throws ValidationException unless `params` fit.  Its text shows them, partly
// escaped and broken into lines where a secret would not be found, so it is
// made from parameters without secrets.
void CheckParams(const Json& params, const LazySchema& schema) {
  try {
    schema.Validate(params);
  } catch (const ValidationException& e) {
    const Redactor redactor(SecretsOf(params, schema.json()));
    if (redactor.empty()) throw;
    Json redacted = params;
    redactor.RedactIn(redacted);
    schema.Validate(redacted);
    // What was wrong is a secret itself (its length, say), which the message
    // shows as Python's repr() does.
    std::vector<std::string> quoted;
    for (const std::string& secret : SecretsOf(params, schema.json())) {
      quoted.push_back(PythonQuoted(secret));
    }
    throw ServerException(Redactor(std::move(quoted)).Redact(e.message()));
  }
}

}  // namespace

StepRunner::StepRunner(const PluginDef& plugin, Options options,
                       const Clock& clock, LogSink& log_sink)
    : plugin_(plugin),
      options_(std::move(options)),
      clock_(clock),
      log_sink_(log_sink),
      steps_(plugin),
      connections_([this](const Json& params,
                          Logger& log) { return Connect(params, log); },
                   options_.connections, clock) {}

RunResult StepRunner::Run(Message message, const RunOptions& run) {
  return RequestRun(*this, run, std::move(message)).Execute();
}

AnyConnection StepRunner::Connect(const Json& params, Logger& log) const {
  CheckParams(params, steps_.connection_schema());
  Json own = params;  // Which the plugin may take apart.
  AnyConnection connection = plugin_.connection.connect(own, log);
  Check(connection != nullptr, "connecting gives a connection or throws");
  return connection;
}

}  // namespace insight
