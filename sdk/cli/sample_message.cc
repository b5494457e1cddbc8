#include "sdk/cli/sample_message.h"

#include <string>

#include "sdk/json/parse.h"
#include "sdk/message/request.h"
#include "sdk/schema/sample.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

struct Kind {
  StepKind kind;
  MessageType type;
  std::string_view wire;
};

// In the order in which a name is looked for.
constexpr Kind kKinds[] = {
    {StepKind::kTask, MessageType::kTaskStart, "task_start"},
    {StepKind::kTrigger, MessageType::kTriggerStart, "trigger_start"},
    {StepKind::kAction, MessageType::kActionStart, "action_start"},
};

Json SampleFor(std::string_view schema) {
  return schema.empty() ? Json::object() : SampleOf(ParseJson(schema));
}

Json ConnectionSample(const PluginDef& plugin) {
  const std::string_view schema = plugin.connection.schema;
  const Json parsed = schema.empty() ? Json::object() : ParseJson(schema);
  return parsed.empty() ? Json() : SampleOf(parsed);
}

Json MessageFor(const PluginDef& plugin, const StepDef& step,
                const Kind& kind) {
  Json message = Json::object();
  Json& body = message["body"];
  body[std::string(StepFieldOf(kind.type))] = step.name;
  body["meta"] = Json::object();
  body["input"] = SampleFor(step.input_schema);
  if (kind.kind == StepKind::kTrigger) {
    body["dispatcher"]["url"] = "http://localhost:8000";
    body["dispatcher"]["webhook_url"] = "";
  }
  body["connection"] = ConnectionSample(plugin);
  if (kind.kind == StepKind::kTask) {
    body["state"] = SampleFor(step.state_schema);
  }
  message["type"] = kind.wire;
  message["version"] = "v1";
  return message;
}

}  // namespace

std::optional<Json> SampleMessage(const PluginDef& plugin,
                                  std::string_view step) {
  for (const Kind& kind : kKinds) {
    for (const StepDef& def : plugin.steps) {
      if (def.kind == kind.kind && def.name == step) {
        return MessageFor(plugin, def, kind);
      }
    }
  }
  return std::nullopt;
}

}  // namespace insight
