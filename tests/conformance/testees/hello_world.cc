// The counterpart of the Python SDK's test plugin `hello_world`.

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/main/run_plugin.h"
#include "sdk/runtime/delivery.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "tests/conformance/testees/testee.h"

namespace insight::conformance {
namespace {

struct Connection {
  std::string greeting;
};

AnyConnection Connect(Json& params, Logger& /*log*/) {
  const auto greeting = params.find("greeting");
  // The text of Python's KeyError.
  if (greeting == params.end()) throw std::runtime_error("'greeting'");
  return std::make_shared<Connection>(
      Connection{.greeting = greeting->get<std::string>()});
}

// Python's str.format() with one argument, as far as the recordings go.
std::string Format(std::string_view format, std::string_view argument) {
  std::string text;
  bool used = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    const char next = i + 1 < format.size() ? format[i + 1] : '\0';
    if ((c == '{' || c == '}') && next == c) {
      text += c;
      ++i;
    } else if (c == '{' && next == '}') {
      if (used) {
        throw std::runtime_error(
            "Replacement index 1 out of range for positional args tuple");
      }
      used = true;
      text += argument;
      ++i;
    } else if (c == '{' || c == '}') {
      throw std::runtime_error("Single '" + std::string(1, c) +
                               "' encountered in format string");
    } else {
      text += c;
    }
  }
  return text;
}

std::string Greeting(const StepCall& call) {
  const auto& connection = *static_cast<Connection*>(call.connection.get());
  return Format(connection.greeting, Text(call.input, "name"));
}

StepResult Hello(StepCall& call) {
  call.context.log().Info("I am the log");
  return Output({{"message", Greeting(call)}});
}

StepResult TestHello(StepCall& call) {
  call.context.log().Info("This is a test");
  return Output({{"message", "Test greeting"}});
}

StepResult ThrowException(StepCall&) {
  throw std::runtime_error("because I can");
}

StepResult ReturnBadJson(StepCall&) { return Output(Json::object()); }

StepResult SendHello(StepCall& call) {
  do {
    call.context.log().Info("I am the log");
    call.sink->Send({{"message", Greeting(call)}});
  } while (!call.context.cancellation().WaitFor(std::chrono::seconds(10)));
  return {};
}

StepResult SendBadJson(StepCall& call) {
  call.sink->Send(Json::object());
  return {};
}

constexpr std::string_view kConnectionSchema = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "greeting": {"type": "string", "title": "Greeting",
                 "description": "A greeting", "default": "Hello, {}!",
                 "order": 1}
  }
})";

constexpr std::string_view kInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "name": {"type": "string", "title": "Name", "description": "The Name",
             "order": 1}
  },
  "required": ["name"]
})";

constexpr std::string_view kOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "message": {"type": "string", "title": "Message",
                "description": "The greeting", "order": 1}
  },
  "required": ["message"]
})";

constexpr StepDef Step(StepKind kind, std::string_view name,
                       std::string_view description, StepFunction run,
                       StepFunction test) {
  return {.kind = kind,
          .name = name,
          .title = name,
          .description = description,
          .input_schema = kInput,
          .output_schema = kOutput,
          .run = run,
          .test = test};
}

constexpr StepDef kSteps[] = {
    Step(StepKind::kTrigger, "hello_trigger",
         "Prints a greeting every 10 seconds", &SendHello, &TestHello),
    Step(StepKind::kTrigger, "return_bad_json_trigger",
         "This trigger will return JSON which doesnt match the spec",
         &SendBadJson, &ReturnBadJson),
    Step(StepKind::kTrigger, "throw_exception_trigger",
         "This trigger will always throw an exception as soon as its invoked",
         &ThrowException, &ThrowException),
    Step(StepKind::kAction, "hello", "Print hello world", &Hello, &TestHello),
    Step(StepKind::kAction, "return_bad_json",
         "This action will return JSON which doesnt match the spec",
         &ReturnBadJson, &ReturnBadJson),
    Step(StepKind::kAction, "throw_exception",
         "This action will always throw an exception as soon as its invoked",
         &ThrowException, &ThrowException),
};

constexpr PluginDef kPlugin = {
    .name = "hello_world",
    .title = "Hello_world",
    .vendor = "komand",
    .version = "1.0.0",
    .description = "A hello world plugin for SDK testing",
    .spec_yaml = "",
    .make_delivery = &MakeDelivery,
    .connection = {.schema = kConnectionSchema, .connect = &Connect},
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::conformance

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::conformance::kPlugin, argc, argv);
}
