#include "tools/scaffold/sample_message.h"

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/docs/type_example.h"

namespace insight::scaffold {
namespace {

using generator::StepKind;
using spec::FieldSpec;
using spec::TypeKind;

Json Value(const FieldSpec& field) {
  if (field.default_value && !field.default_value->value.is_null()) {
    return field.default_value->value;
  }
  if (field.enum_values && field.enum_values->value.is_array() &&
      !field.enum_values->value.empty()) {
    return field.enum_values->value.front();
  }
  if (field.type.list_levels > 0) return Json::array();
  return docs::TypeExample(field.type, docs::Style::kCorrected);
}

Json Section(const spec::FieldList& fields) {
  if (fields.empty()) return nullptr;
  Json section = Json::object();
  for (const FieldSpec& field : fields) section[field.name] = Value(field);
  return section;
}

Json Body(const spec::PluginSpec& spec, const spec::StepSpec& step,
          StepKind kind) {
  const Json connection = Section(spec.connection);
  const Json input = Section(step.input);
  const Json meta = Json::object();
  switch (kind) {
    case StepKind::kAction:
      return Json::object({{"action", step.name},
                           {"connection", connection},
                           {"input", input},
                           {"meta", meta}});
    case StepKind::kTrigger:
      return Json::object(
          {{"connection", connection},
           {"dispatcher", Json::object({{"url", "http://localhost:8000"},
                                        {"webhook_url", ""}})},
           {"input", input},
           {"meta", meta},
           {"trigger", step.name}});
    case StepKind::kTask:
      return Json::object({{"connection", connection},
                           {"input", input},
                           {"state", Json::object()},
                           {"meta", meta},
                           {"task", step.name}});
  }
  return nullptr;
}

std::string_view TypeOf(StepKind kind) {
  switch (kind) {
    case StepKind::kAction:
      return "action_start";
    case StepKind::kTrigger:
      return "trigger_start";
    case StepKind::kTask:
      return "task_start";
  }
  return "";
}

}  // namespace

std::string SampleMessage(const spec::PluginSpec& spec,
                          const spec::StepSpec& step, StepKind kind) {
  return DumpIndentedJson(Json::object({{"body", Body(spec, step, kind)},
                                        {"type", TypeOf(kind)},
                                        {"version", "v1"}})) +
         '\n';
}

}  // namespace insight::scaffold
