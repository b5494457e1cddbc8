#include "tools/validator/spec_view.h"

#include "sdk/json/json.h"
#include "tools/spec/timestamp.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

struct {
  std::string_view section, kind;
} constexpr kKinds[] = {
    {"actions", "action"}, {"triggers", "trigger"}, {"tasks", "task"}};

class FieldCollector {
 public:
  void AddFields(const YamlNode* map, FieldView field) {
    if (map == nullptr) return;
    const std::string path = field.path + ".";
    for (const YamlMember& member : map->members) {
      if (!member.value.is_map()) continue;  // The reader's complaint.
      field.path = path + member.key;
      field.member = &member;
      fields_.push_back(field);
    }
  }

  void AddStep(const StepView& step) {
    const auto add = [&](std::string_view key, Section section) {
      AddFields(step.Find(key), {section, step.kind, step.name(),
                                 step.path + "." + std::string(key), nullptr});
    };
    add("input", Section::kInput);
    add("output", Section::kOutput);
    if (step.kind != "task") return;
    add("state", Section::kState);
    AddSchedule(step);
  }

  std::vector<FieldView> Take() { return std::move(fields_); }

 private:
  // Either a field, or a map of them.
  void AddSchedule(const StepView& step) {
    const YamlMember* schedule = step.member->value.Find("schedule");
    if (schedule == nullptr) return;
    const FieldView field = {Section::kSchedule, step.kind, step.name(),
                             step.path + ".schedule", schedule};
    if (FindValue(schedule->value, "type") != nullptr) {
      fields_.push_back(field);
    } else {
      AddFields(&schedule->value, field);
    }
  }

  std::vector<FieldView> fields_;
};

}  // namespace

const YamlNode* StepView::Find(std::string_view key) const {
  return FindValue(member->value, key);
}

const YamlNode* FieldView::Find(std::string_view key) const {
  return FindValue(member->value, key);
}

std::vector<StepView> StepsOf(const YamlNode& root) {
  std::vector<StepView> steps;
  for (const auto& [section, kind] : kKinds) {
    const YamlNode* map = FindValue(root, section);
    if (map == nullptr) continue;
    for (const YamlMember& member : map->members) {
      steps.push_back({kind, std::string(section) + "." + member.key, &member});
    }
  }
  return steps;
}

std::vector<FieldView> FieldsOf(const YamlNode& root,
                                const std::vector<StepView>& steps) {
  FieldCollector collector;
  collector.AddFields(
      FindValue(root, "connection"),
      {Section::kConnection, "connection", "", "connection", nullptr});
  for (const StepView& step : steps) collector.AddStep(step);
  if (const YamlNode* types = FindValue(root, "types")) {
    for (const YamlMember& type : types->members) {
      collector.AddFields(&type.value, {Section::kType, "type", type.key,
                                        "types." + type.key, nullptr});
    }
  }
  return collector.Take();
}

bool IsInput(const FieldView& field) {
  return field.section == Section::kConnection ||
         field.section == Section::kInput;
}

const YamlNode* FindValue(const YamlNode& map, std::string_view key) {
  const YamlMember* member = map.Find(key);
  return member == nullptr ? nullptr : &member->value;
}

spec::Position PlaceOf(const YamlMember& member) {
  return member.value.is_null() ? member.key_position : member.value.position;
}

bool IsText(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kScalar) return false;
  return !node.plain || (ToJson(node).is_string() &&
                         !spec::ParseTimestamp(node.text).has_value());
}

bool IsEmpty(const YamlNode* node) {
  if (node == nullptr) return true;
  const Json value = ToJson(*node);
  return value.is_string() ? value.get_ref<const std::string&>().empty()
                           : value.empty();
}

bool IsTrue(const YamlNode* node) {
  return node != nullptr && ToJson(*node) == Json(true);
}

std::string_view TypeOf(const FieldView& field) {
  const YamlNode* type = field.Find("type");
  return type == nullptr ? std::string_view() : std::string_view(type->text);
}

}  // namespace insight::validator
