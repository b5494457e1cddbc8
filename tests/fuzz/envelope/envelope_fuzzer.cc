// Whatever a message is, it is refused as a whole or answered by one envelope
// that is JSON.  The first byte chooses how the message is run.

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/dispatcher/dispatcher.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/log_sink.h"
#include "sdk/log/logger.h"
#include "sdk/message/message.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight {
namespace {

constexpr std::string_view kInput = R"({
  "type": "object",
  "properties": {
    "name": {"type": "string", "minLength": 1},
    "n": {"type": "integer", "minimum": 0},
    "list": {"type": "array", "items": {"type": "number"}},
    "fail": {"enum": ["standard", "other", "no_output"]}
  },
  "required": ["name"]})";

constexpr std::string_view kConnection = R"({
  "type": "object",
  "properties": {
    "user": {"type": "string"},
    "pin": {"type": "string", "format": "password"}
  }})";

constexpr std::string_view kState = R"({"type": "object"})";

// Echoes its input, or fails as that says.
StepResult Echo(StepCall& call) {
  const auto fail = call.input.find("fail");
  if (fail != call.input.end()) {
    if (*fail == "standard") throw std::runtime_error("as the input says");
    if (*fail == "other") throw 1;
    return {};
  }
  call.context.log().Info(DumpJson(call.input));
  StepResult result;
  if (call.sink != nullptr) call.sink->Send(call.input);
  if (call.state != nullptr) {
    result.state = std::make_unique<Json>(std::move(*call.state));
    result.has_more_pages = true;
    result.status_code = 200;
  }
  result.output = std::make_unique<Json>(std::move(call.input));
  return result;
}

AnyConnection Connect(Json& params, Logger&) {
  return std::make_shared<std::string>(DumpJson(params));
}

ConnectionTestResult TestConnection(const AnyConnection& connection,
                                    const Json&, StepContext&) {
  const auto* text = static_cast<const std::string*>(connection.get());
  return {.output = std::make_unique<Json>(*text)};
}

constexpr StepDef Step(StepKind kind) {
  return {.kind = kind,
          .name = "echo",
          .title = "Echo",
          .description = "Echoes",
          .input_schema = kInput,
          .output_schema = kInput,
          .state_schema = kind == StepKind::kTask ? kState : std::string_view(),
          .run = &Echo};
}

constexpr StepDef kSteps[] = {Step(StepKind::kAction), Step(StepKind::kTrigger),
                              Step(StepKind::kTask)};

constexpr PluginDef kPlugin = {.name = "fuzzed",
                               .title = "Fuzzed",
                               .vendor = "acme",
                               .version = "1.0.0",
                               .description = "",
                               .spec_yaml = "",
                               .connection = {.schema = kConnection,
                                              .connect = &Connect,
                                              .test = &TestConnection},
                               .steps = kSteps};

class DiscardingSink final : public LogSink {
 public:
  void Write(LogLevel, std::string_view) override {}
};

StepRunner::Options OptionsOf(unsigned choice) {
  return {.dispatchers =
              [](const auto&) { return std::make_unique<NullDispatcher>(); },
          .debug = (choice & 1) != 0,
          .cloud = (choice & 2) != 0,
          .redact_output = (choice & 4) != 0};
}

void CheckEnvelope(const RunResult& result) {
  using fuzz::Require;
  const std::string text = DumpJson(result.envelope);
  Require(DumpJson(ParseJson(text)) == text, "an envelope is one JSON value");
  Require(result.envelope.is_object(), "an envelope is an object");
  Require(result.envelope.value("version", "") == "v1", "its version is v1");
  const Json& body = result.envelope.at("body");
  const bool ok = result.outcome == Outcome::kOk;
  Require(body.value("status", "") == (ok ? "ok" : "error"),
          "status and outcome agree");
  Require(body.at("log").is_string(), "an envelope has a log");
}

void Run(unsigned choice, std::string_view text) {
  const SystemClock clock;
  DiscardingSink sink;
  StepRunner runner(kPlugin, OptionsOf(choice), clock, sink);
  try {
    CheckEnvelope(runner.Run(
        ParseMessage(text),
        {.test = (choice & 8) != 0, .test_task = (choice & 16) != 0}));
  } catch (const MessageException& e) {
    fuzz::Require(!std::string_view(e.what()).empty(), "a refusal says why");
  }
}

}  // namespace
}  // namespace insight

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  insight::Run(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
