#include "sdk/runtime/request_run.h"

#include <algorithm>
#include <utility>

#include "sdk/error/check.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/log/log_sink.h"
#include "sdk/log/redaction.h"
#include "sdk/runtime/dispatcher_request.h"
#include "sdk/runtime/in_flight_request.h"
#include "sdk/runtime/input_check.h"
#include "sdk/runtime/metrics.h"
#include "sdk/runtime/trigger_config.h"

namespace insight {
namespace {

Redactor RedactorFor(const Message& message, const LazySchema& schema) {
  const Json* params = message.FindInBody("connection");
  // Without parameters there is no need to parse the schema.
  if (params == nullptr || params->empty()) return Redactor();
  return Redactor(SecretsOf(*params, schema.json()));
}

StepKind KindOf(MessageType type) {
  switch (type) {
    case MessageType::kTriggerStart:
      return StepKind::kTrigger;
    case MessageType::kTaskStart:
      return StepKind::kTask;
    default:
      return StepKind::kAction;
  }
}

// Whether `value` can be written as JSON.
bool IsJson(const Json& value) {
  if (value.is_structured()) {
    return std::all_of(value.begin(), value.end(), IsJson);
  }
  return !value.is_binary() || IsBigInteger(value);
}

// Moves the output out of a result and checks that it is JSON; none is null.
Json TakeOutput(std::unique_ptr<Json>& output) {
  if (output == nullptr) return Json();
  if (!IsJson(*output)) {
    throw ServerException("The step's output is not JSON: it holds bytes.");
  }
  return std::move(*output);
}

}  // namespace

RequestRun::RequestRun(StepRunner& runner, const RunOptions& run,
                       Message message)
    : runner_(runner),
      run_(run),
      message_(std::move(message)),
      own_sink_(run.log_context == nullptr
                    ? nullptr
                    : runner.log_sink_.ForRequest(*run.log_context)),
      log_(runner.options_.debug ? LogLevel::kDebug : LogLevel::kInfo,
           RedactorFor(message_, runner.steps_.connection_schema()),
           own_sink_ ? *own_sink_ : runner.log_sink_) {
  reply_.type = TypeOf(message_);
  reply_.meta = message_.meta();
}

RunResult RequestRun::Execute() {
  if (run_.in_flight != nullptr) {
    run_.in_flight->Begin(reply_.type, reply_.meta, log_);
  }
  Outcome outcome = Outcome::kOk;
  try {
    Handle();
  } catch (...) {
    const Failure failure = DescribeCurrentException();
    outcome = failure.outcome;
    Fail(failure);
  }
  if (run_.in_flight != nullptr) run_.in_flight->End();
  return Finish(outcome);
}

void RequestRun::Handle() {
  request_ = ReadRequest(std::move(message_));
  reply_.meta = request_.meta;
  if (run_.expected_type && request_.type != *run_.expected_type) {
    throw ClientException("Message type \"" +
                          std::string(WireTypeOf(request_.type)) +
                          "\" does not match the route");
  }
  context_.emplace(
      request_, log_,
      run_.cancellation == nullptr ? never_cancelled_ : *run_.cancellation,
      runner_.connections_);
  if (runner_.options_.cloud && request_.input.is_object()) {
    for (const auto& item : request_.input.items()) {
      inputs_.push_back(item.key());
    }
  }
  const StepRow* step = FindStep();
  const AnyConnection connection = Connect();
  TriggerConfig config;
  if (request_.type == MessageType::kTriggerStart) {
    config = ReadTriggerConfig(request_.dispatcher,
                               /*needs_url=*/!runner_.options_.debug);
  }
  // A connection test has no step, and is a test however it was started.
  const bool test = run_.test || step == nullptr;
  if (!test) CheckStepInput(request_, *step);
  if (request_.type == MessageType::kTriggerStart) {
    OpenSink(*step, std::move(config));
  }
  LogBanner();
  if (test) {
    RunTest(step, connection);
  } else {
    RunStep(*step, connection);
  }
}

const StepRow* RequestRun::FindStep() const {
  if (request_.type == MessageType::kConnectionTest) return nullptr;
  const StepRow* step =
      runner_.steps_.Find(KindOf(request_.type), request_.step);
  if (step == nullptr) {
    throw ClientException("Unknown " + std::string(StepFieldOf(request_.type)) +
                          " \"" + request_.step + "\"");
  }
  return step;
}

AnyConnection RequestRun::Connect() {
  if (runner_.plugin_.connection.connect == nullptr) return nullptr;
  return runner_.connections_.Get(request_.connection, log_);
}

void RequestRun::OpenSink(const StepRow& step, TriggerConfig config) {
  const DispatcherFactory& dispatchers = runner_.options_.dispatchers;
  const DispatcherRequest request{.url = config.url,
                                  .trigger = request_.step,
                                  .meta = request_.meta,
                                  .cancellation = context_->cancellation(),
                                  .log = runner_.log_sink_};
  std::unique_ptr<Dispatcher> dispatcher;
  if (run_.test) {
    dispatcher = std::make_unique<NullDispatcher>();
  } else if (dispatchers != nullptr) {
    dispatcher = dispatchers(request);
  } else {
    Check(runner_.plugin_.make_delivery != nullptr,
          "a plugin with triggers has a delivery in its table");
    dispatcher = runner_.plugin_.make_delivery(request, runner_.plugin_);
  }
  sink_.emplace(step.output, request_.meta, log_, std::move(dispatcher),
                std::move(config.webhook_url));
}

void RequestRun::LogBanner() {
  const PluginDef& plugin = runner_.plugin_;
  std::string banner(plugin.vendor);
  banner.append("/").append(plugin.title).append(":").append(plugin.version);
  if (request_.type != MessageType::kConnectionTest) {
    banner.append(". Step name: ").append(request_.step);
  }
  log_.Info(banner);
}

StepResult RequestRun::Call(StepFunction function,
                            const AnyConnection& connection) {
  const bool task = request_.type == MessageType::kTaskStart;
  if (task && !request_.state) request_.state = Json::object();
  StepCall call{.input = request_.input,
                .connection = connection,
                .context = *context_,
                .sink = sink_ ? &*sink_ : nullptr,
                .state = task ? &*request_.state : nullptr,
                .custom_config = task ? &request_.custom_config : nullptr};
  StepResult result = function(call);
  request_.input = Json();  // It may be large, and so is the output.
  return result;
}

void RequestRun::RunStep(const StepRow& step, const AnyConnection& connection) {
  StepResult result = Call(step.def.run, connection);
  Json output = TakeOutput(result.output);
  step.output.Validate(output);
  reply_.output = std::move(output);
  if (request_.type == MessageType::kTaskStart) KeepTaskResult(result);
}

void RequestRun::KeepTaskResult(StepResult& result) {
  Json state = TakeOutput(result.state);
  if (!state.is_null()) reply_.state = std::move(state);
  reply_.has_more_pages = result.has_more_pages;
  reply_.status_code = result.status_code;
  if (result.error == nullptr) return;
  reply_.exception = Redacted({.cause = result.error->cause(),
                               .assistance = result.error->assistance(),
                               .data = result.error->data()});
}

void RequestRun::RunTest(const StepRow* step, const AnyConnection& connection) {
  const ConnectionDef& def = runner_.plugin_.connection;
  const bool wants_task =
      run_.test_task || request_.type == MessageType::kTaskStart;
  if (def.test != nullptr) {
    KeepTestResult(wants_task && def.test_task != nullptr
                       ? TestTask(connection)
                       : def.test(connection, request_.input, *context_));
  } else if (step == nullptr) {
    throw NoConnectionTestException();
  } else if (step->def.test != nullptr) {
    StepResult result = Call(step->def.test, connection);
    reply_.output = TakeOutput(result.output);
  }
}

ConnectionTestResult RequestRun::TestTask(const AnyConnection& connection) {
  const bool is_task = request_.type == MessageType::kTaskStart;
  try {
    return runner_.plugin_.connection.test_task(
        connection, is_task ? request_.step : request_.task, *context_);
  } catch (const ConnectionTestException& e) {
    test_log_ = e.data().empty() ? "Connection test failed" : e.data();
    throw;
  }
}

void RequestRun::KeepTestResult(ConnectionTestResult result) {
  reply_.output = TakeOutput(result.output);
  if (!result.log.empty()) test_log_ = std::move(result.log);
}

void RequestRun::Fail(const Failure& failure) {
  const Redactor& redactor = log_.redactor();
  log_.Error(failure.text);
  reply_.error = redactor.Redact(failure.text);
  // A connection test is a test however it was started.
  const bool test = run_.test || reply_.type == MessageType::kConnectionTest;
  if (failure.exception) {
    reply_.exception = Redacted(*failure.exception);
  } else if (test) {
    reply_.exception = Redacted(TestFailureOf(failure));
  }
  if (runner_.options_.cloud) {
    Json metrics = MakeMetrics(runner_.plugin_, ReadWorkflow(reply_.meta),
                               inputs_, failure, runner_.clock_.WallNow());
    redactor.RedactIn(metrics);
    reply_.metrics = std::move(metrics);
  }
}

ExceptionObject RequestRun::Redacted(ExceptionObject exception) const {
  const Redactor& redactor = log_.redactor();
  return {.cause = redactor.Redact(exception.cause),
          .assistance = redactor.Redact(exception.assistance),
          .data = redactor.Redact(exception.data)};
}

RunResult RequestRun::Finish(Outcome outcome) {
  const Redactor& redactor = log_.redactor();
  reply_.log = log_.Take();
  if (test_log_) reply_.log = redactor.Redact(*test_log_);
  if (runner_.options_.redact_output) {
    redactor.RedactIn(reply_.output);
    redactor.RedactIn(reply_.meta);
    if (reply_.state) redactor.RedactIn(*reply_.state);
  }
  return {.outcome = outcome, .envelope = MakeEnvelope(std::move(reply_))};
}

}  // namespace insight
