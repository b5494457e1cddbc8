// The counterpart of the Python SDK's sample plugin `example`.

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sdk/error/plugin_exception.h"
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

AnyConnection Connect(Json& /*params*/, Logger& log) {
  log.Info("Connect: Connecting...");
  return std::make_shared<int>(0);
}

ConnectionTestResult Test(const AnyConnection&, const Json&, StepContext&) {
  return {};
}

StepResult SayHello(StepCall& call) {
  return Output({{"message", "Hello, " + Text(call.input, "name")}});
}

StepResult SayGoodbye(StepCall& call) {
  return Output({{"message", "Goodbye, " + Text(call.input, "name")}});
}

StepResult RaiseError(StepCall& call) {
  const std::string type = Text(call.input, "type");
  const std::string cause = "Cause description from " + type;
  const std::string assistance = "Assistance description from " + type;
  const std::string data = "Data description from " + type;
  if (type == "PluginException") {
    throw PluginException(cause, assistance, data);
  }
  if (type == "ConnectionTestException") {
    throw ConnectionTestException(cause, assistance, data);
  }
  throw std::runtime_error("Sample message");
}

StepResult EmitGreeting(StepCall& call) {
  const std::chrono::seconds interval(
      call.input.at("interval").get<std::int64_t>());
  do {
    call.sink->Send(Json::object());
  } while (!call.context.cancellation().WaitFor(interval));
  return {};
}

constexpr std::string_view kConnectionSchema = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "hostname": {"type": "string", "title": "Host",
                 "description": "Enter the hostname", "order": 1},
    "port": {"type": "integer", "title": "Port",
             "description": "Enter the port", "default": 80, "order": 2},
    "username": {"type": "string", "title": "Username",
                 "description": "Enter the username", "order": 3}
  },
  "required": ["hostname", "port", "username"]
})";

constexpr std::string_view kSayHelloInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "name": {"type": "string", "title": "Name",
             "description": "Name to say hello to", "order": 1}
  },
  "required": ["name"]
})";

constexpr std::string_view kSayGoodbyeInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "name": {"type": "string", "title": "Name",
             "description": "Name to say goodbye to", "order": 1}
  },
  "required": ["name"]
})";

constexpr std::string_view kMessageOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "message": {"type": "string", "title": "Message", "order": 1}
  },
  "required": ["message"]
})";

constexpr std::string_view kRaiseErrorInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "type": {"type": "string", "title": "Type",
             "description": "Exception type",
             "enum": ["Exception", "PluginException",
                      "ConnectionTestException"],
             "order": 1}
  },
  "required": ["type"]
})";

constexpr std::string_view kRaiseErrorOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "success": {"type": "boolean", "title": "Success", "order": 1}
  },
  "required": ["success"]
})";

constexpr std::string_view kEmitGreetingInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "interval": {"type": "integer", "title": "Interval",
                 "description":
                     "How frequently (in seconds) to trigger a greeting",
                 "default": 15, "order": 1}
  },
  "required": ["interval"]
})";

constexpr std::string_view kEmitGreetingOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "greeting": {"$ref": "#/definitions/person", "title": "Greeting",
                 "order": 1}
  },
  "required": ["greeting"],
  "definitions": {
    "person": {
      "type": "object",
      "title": "person",
      "properties": {
        "first_name": {"type": "string", "title": "First Name", "order": 1},
        "last_name": {"type": "string", "title": "Last Name", "order": 2}
      }
    }
  }
})";

constexpr StepDef kSteps[] = {
    {.kind = StepKind::kTrigger,
     .name = "emit_greeting",
     .title = "Trigger a New Greeting",
     .description = "Triggers a greeting every interval",
     .input_schema = kEmitGreetingInput,
     .output_schema = kEmitGreetingOutput,
     .run = &EmitGreeting},
    {.kind = StepKind::kAction,
     .name = "raise_error",
     .title = "Raise Error",
     .description = "Raise PluginException or ConnectionTestException",
     .input_schema = kRaiseErrorInput,
     .output_schema = kRaiseErrorOutput,
     .run = &RaiseError},
    {.kind = StepKind::kAction,
     .name = "say_goodbye",
     .title = "Say Goodbye",
     .description = "Emit say goodbye message",
     .input_schema = kSayGoodbyeInput,
     .output_schema = kMessageOutput,
     .run = &SayGoodbye},
    {.kind = StepKind::kAction,
     .name = "say_hello",
     .title = "Say Hello",
     .description = "Emit say hello message",
     .input_schema = kSayHelloInput,
     .output_schema = kMessageOutput,
     .run = &SayHello},
};

constexpr PluginDef kPlugin = {
    .name = "example",
    .title = "Example Plugin",
    .vendor = "rapid7",
    .version = "1.0.0",
    .description = "Example plugin for testing",
    .spec_yaml = "",
    .make_delivery = &MakeDelivery,
    .connection = {.schema = kConnectionSchema,
                   .connect = &Connect,
                   .test = &Test},
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::conformance

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::conformance::kPlugin, argc, argv);
}
