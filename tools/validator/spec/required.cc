#include <string>

#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::YamlNode;

std::string SectionName(const FieldView& field) {
  if (field.section == Section::kType) return field.owner;
  if (field.section == Section::kConnection) return "connection";
  return field.section == Section::kInput ? "input" : "output";
}

}  // namespace

void CheckRequired(const PluginFolder& folder, Findings& findings) {
  for (const FieldView& field : folder.fields()) {
    if (field.section == Section::kState ||
        field.section == Section::kSchedule) {
      continue;
    }
    spec::Problem problem{.position = field.position(), .path = field.path};
    if (const YamlNode* required = field.Find("required")) {
      problem.position = required->position;
      const spec::Problem* not_boolean =
          folder.ReaderProblem(required->position, field.path);
      if (not_boolean == nullptr ||
          not_boolean->severity == spec::Severity::kError) {
        continue;
      }
      problem.text = not_boolean->text;
    } else {
      problem.text = SectionName(field) + " key '" + field.name() +
                     "' is missing required field";
      problem.hint = "Add \"required: true\" or \"required: false\".";
    }
    if (field.section == Section::kType) {
      findings.AddWarning(std::move(problem));
    } else {
      findings.Add(std::move(problem));
    }
  }
}

}  // namespace insight::validator
