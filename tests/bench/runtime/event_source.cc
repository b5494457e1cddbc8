// A plugin whose trigger sends `count` events as fast as it can.

#include <cstdint>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/main/run_plugin.h"
#include "sdk/runtime/delivery.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "tests/conformance/testees/testee.h"

namespace insight::bench {
namespace {

StepResult Send(StepCall& call) {
  const auto count = call.input.at("count").get<std::int64_t>();
  for (std::int64_t i = 0; i < count; ++i) {
    call.sink->Send({{"message", "Hello, World!"}, {"number", i}});
  }
  return conformance::Output(Json::object());
}

constexpr std::string_view kInput = R"({
  "type": "object",
  "properties": {"count": {"type": "integer"}},
  "required": ["count"]
})";

constexpr std::string_view kOutput = R"({
  "type": "object",
  "properties": {
    "message": {"type": "string"},
    "number": {"type": "integer"}
  }
})";

constexpr StepDef kSteps[] = {{.kind = StepKind::kTrigger,
                               .name = "send",
                               .title = "Send",
                               .description = "Sends events",
                               .input_schema = kInput,
                               .output_schema = kOutput,
                               .run = &Send,
                               .test = &Send}};

constexpr PluginDef kPlugin = {
    .name = "event_source",
    .title = "Event Source",
    .vendor = "acme",
    .version = "1.0.0",
    .description = "A source of events",
    .spec_yaml = "",
    .make_delivery = &MakeDelivery,
    .connection = {},
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::bench

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::bench::kPlugin, argc, argv);
}
