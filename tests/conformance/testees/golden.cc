// The counterpart of the plugin `golden`, which was written to record how the
// Python runtime behaves: each step goes one way through it.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "sdk/log/logger.h"
#include "sdk/main/run_plugin.h"
#include "sdk/runtime/delivery.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "tests/conformance/testees/golden_schemas.h"
#include "tests/conformance/testees/testee.h"

namespace insight::conformance {
namespace {

AnyConnection Connect(Json& params, Logger& log) {
  log.Info("Connect: Connecting...");
  const std::string mode = Text(params, "mode");
  if (mode == "client") throw ClientException("connect client");
  if (mode == "server") throw ServerException("connect server");
  if (mode == "plugin") throw PluginException(Preset::kApiKey);
  if (mode == "conntest") {
    throw ConnectionTestException(Preset::kUnauthorized, "body");
  }
  if (mode == "exception") throw std::runtime_error("connect exception");
  return std::make_shared<int>(0);
}

ConnectionTestResult Test(const AnyConnection&, const Json&, StepContext&) {
  ConnectionTestResult result;
  result.output = std::make_unique<Json>(Json{{"success", true}});
  return result;
}

StepResult Echo(StepCall& call) { return Output(std::move(call.input)); }

StepResult Empty(StepCall&) { return Output(Json::object()); }

StepResult LogLines(StepCall& call) {
  Logger& log = call.context.log();
  log.Debug("debug line");
  log.Info("info line 5");
  log.Warning("warning line ünï ☃");
  log.Error("error line\nwith newline\ttab");
  std::puts("printed to stdout by the action");
  return Output({{"count", 4}});
}

StepResult TestLogLines(StepCall& call) {
  call.context.log().Info("test of log");
  return Output({{"count", 0}});
}

Preset PresetOrThrow(const std::string& name) {
  if (const auto preset = PresetByName(name)) return *preset;
  throw std::runtime_error(PythonQuoted(name));  // Python's KeyError.
}

// The kinds that throw; returns if it is none of them.
void ThrowByKind(const std::string& kind) {
  const std::string cause = "The cause.";
  const std::string assistance = "The assistance.";
  if (kind == "client") throw ClientException("client message");
  if (kind == "client_two_args") throw ClientException("('client message', 5)");
  if (kind == "server") throw ServerException("server message");
  if (kind == "plain") throw std::runtime_error("plain message");
  if (kind == "plain_empty") throw std::runtime_error("");
  if (kind == "plain_unicode") throw std::runtime_error("ünïcödé ☃ 😀");
  if (kind == "value") throw std::runtime_error("bad value");
  if (kind == "key") throw std::runtime_error("'missing'");
  if (kind == "plugin") throw PluginException(cause, assistance, "the data");
  if (kind == "plugin_nodata") throw PluginException(cause, assistance);
  if (kind == "plugin_dict") {
    throw PluginException(
        cause, assistance,
        PythonStr(ParseJson(R"({"a": 1, "b": [true, null, "x"]})")));
  }
  if (kind == "plugin_noargs") throw PluginException();
  if (kind == "plugin_unserialisable") {
    throw PluginException(cause, assistance, "an exception object");
  }
  if (kind == "conntest") {
    throw ConnectionTestException(cause, assistance, "the data");
  }
  if (kind.starts_with("preset:")) {
    throw PluginException(PresetOrThrow(kind.substr(7)), "resp");
  }
  if (kind.starts_with("ctpreset:")) {
    throw ConnectionTestException(PresetOrThrow(kind.substr(9)));
  }
}

StepResult Raise(StepCall& call) {
  call.context.log().Info("before");
  const std::string kind = Text(call.input, "kind");
  ThrowByKind(kind);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (kind == "exit") std::exit(0);
  if (kind == "none") return {};
  if (kind == "string") return Output("text");
  if (kind == "list") return Output(Json::array({1, 2}));
  if (kind == "false") return Output({{"ok", false}});
  if (kind == "int_for_bool") return Output({{"ok", 1}});
  if (kind == "nan") {
    return Output({{"ok", true},
                   {"n", std::nan("")},
                   {"i", kInfinity},
                   {"m", -kInfinity}});
  }
  if (kind == "extra") {
    return Output(ParseJson(
        R"({"ok": true, "extra": {"b": 1,
            "a": [1.0, 1e100, 1e-7, 12345678901234567890]}})"));
  }
  if (kind == "bytes") {
    return Output({{"ok", true}, {"b", Json::binary({'x'})}});
  }
  if (kind == "nonstrkeys") {
    return Output(ParseJson(
        R"({"ok": true,
            "m": {"1": "true", "2.5": "float", "null": "none"}})"));
  }
  return Output({{"ok", true}});
}

StepResult Emit(StepCall& call) {
  const std::int64_t count = call.input.value("count", std::int64_t{0});
  const std::int64_t bad_at = call.input.value("bad_at", std::int64_t{-1});
  const bool bulk = call.input.value("bulk", false);
  for (std::int64_t i = 0; i < count; ++i) {
    if (!bulk) call.context.log().Info("event " + std::to_string(i));
    if (i == bad_at) call.sink->Send({{"index", "not an integer"}});
    call.sink->Send({{"index", i}, {"text", "tëxt"}});
  }
  if (call.input.value("fail", false)) {
    throw PluginException("Done emitting.", "None needed.", "d");
  }
  return {};
}

StepResult TestEmit(StepCall&) {
  return Output({{"index", 0}, {"text", "test"}});
}

StepResult CountResult(Json items, Json state) {
  StepResult result = Output({{"items", std::move(items)}});
  result.state = std::make_unique<Json>(std::move(state));
  return result;
}

StepResult Count(StepCall& call) {
  const std::string kind = Text(call.input, "kind");
  if (kind == "client") throw ClientException("task client");
  if (kind == "exception") throw std::runtime_error("task exception");
  if (kind == "notuple") return Output({{"items", Json::array()}});
  if (kind == "badoutput") return CountResult({"x"}, {{"cursor", 1}});
  if (kind == "emptystate") return CountResult(Json::array(), Json::object());
  if (kind == "badstate") {
    return CountResult(Json::array(), {{"cursor", "not checked"}});
  }
  const std::int64_t cursor = call.state->value("cursor", std::int64_t{0});
  const std::int64_t next = cursor + call.input.at("step").get<std::int64_t>();
  call.context.log().Info("count " + std::to_string(cursor) + " -> " +
                          std::to_string(next));
  Json items = Json::array();
  for (std::int64_t i = cursor; i < next; ++i) items.push_back(i);
  return CountResult(std::move(items), {{"cursor", next}});
}

StepResult TestCount(StepCall&) { return Output({{"items", {42}}}); }

constexpr StepDef kSteps[] = {
    {.kind = StepKind::kAction,
     .name = "echo",
     .title = "Echo",
     .description = "Returns its input",
     .input_schema = kEchoInput,
     .output_schema = kEchoOutput,
     .run = &Echo},
    {.kind = StepKind::kAction,
     .name = "raise",
     .title = "Raise",
     .description = "Raises or returns by kind",
     .input_schema = kRaiseInput,
     .output_schema = kRaiseOutput,
     .run = &Raise},
    {.kind = StepKind::kAction,
     .name = "log",
     .title = "Log",
     .description = "Logs at each level",
     .input_schema = "{}",
     .output_schema = kLogOutput,
     .run = &LogLines,
     .test = &TestLogLines},
    {.kind = StepKind::kAction,
     .name = "empty",
     .title = "Empty",
     .description = "No input and empty output",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Empty},
    {.kind = StepKind::kTrigger,
     .name = "emit",
     .title = "Emit",
     .description = "Emits count events",
     .input_schema = kEmitInput,
     .output_schema = kEmitOutput,
     .run = &Emit,
     .test = &TestEmit},
    {.kind = StepKind::kTask,
     .name = "count",
     .title = "Count",
     .description = "Counts with state",
     .input_schema = kCountInput,
     .output_schema = kCountOutput,
     .state_schema = kCountState,
     .run = &Count,
     .test = &TestCount},
};

constexpr PluginDef kPlugin = {
    .name = "golden",
    .title = "Golden",
    .vendor = "acme",
    .version = "1.2.3",
    .description = "Exercises every runtime path for golden outputs",
    .spec_yaml = "",
    .make_delivery = &MakeDelivery,
    .connection = {.schema = kGoldenConnection,
                   .connect = &Connect,
                   .test = &Test},
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::conformance

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::conformance::kPlugin, argc, argv);
}
