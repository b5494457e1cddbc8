#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::Position;
using spec::Problem;
using spec::Severity;
using spec::YamlMember;
using spec::YamlNode;

// What sections of tasks may not have although fields elsewhere may, or may
// have alone.
constexpr std::string_view kTaskOutputKeys[] = {
    "title", "description", "type",    "required",     "default",
    "enum",  "order",       "example", "persist_state"};
constexpr std::string_view kStateKeys[] = {"title", "description", "type"};
constexpr std::string_view kScheduleKeys[] = {"title", "type", "enum",
                                              "default"};

bool Has(std::span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Returns the keys of such a field; empty if they are those of all fields.
std::span<const std::string_view> OwnKeys(const FieldView& field) {
  if (field.kind != "task") return {};
  switch (field.section) {
    case Section::kOutput:
      return kTaskOutputKeys;
    case Section::kState:
      return kStateKeys;
    case Section::kSchedule:
      return kScheduleKeys;
    default:
      return {};
  }
}

// Adds what the reader has said of the keys of a map.
class UnknownKeyReporter {
 public:
  UnknownKeyReporter(const PluginFolder& folder, Findings& findings)
      : folder_(folder), findings_(findings) {}

  void Report(const YamlNode& map, const std::string& path, Severity severity) {
    for (const YamlMember& member : map.members) {
      const Problem* problem = folder_.ReaderProblem(member.key_position, path);
      if (problem == nullptr || problem->severity == Severity::kError) continue;
      Add({.position = member.key_position,
           .path = path,
           .text = problem->text},
          severity);
    }
  }

  void ReportField(const FieldView& field) {
    const Severity severity =
        field.section == Section::kType ? Severity::kWarning : Severity::kError;
    const std::span<const std::string_view> keys = OwnKeys(field);
    if (keys.empty()) {
      Report(field.member->value, field.path, severity);
      return;
    }
    for (const YamlMember& member : field.member->value.members) {
      if (Has(keys, member.key)) continue;
      Add({.position = member.key_position,
           .path = field.path,
           .text = "there is no key \"" + member.key + "\" here, in a task's " +
                   SectionName(field.section)},
          severity);
    }
  }

 private:
  static std::string SectionName(Section section) {
    if (section == Section::kState) return "state";
    return section == Section::kOutput ? "output" : "schedule";
  }

  void Add(Problem problem, Severity severity) {
    if (severity == Severity::kError) {
      findings_.AddError(std::move(problem));
    } else {
      findings_.AddWarning(std::move(problem));
    }
  }

  const PluginFolder& folder_;
  Findings& findings_;
};

}  // namespace

void CheckSpecProperties(const PluginFolder& folder, Findings& findings) {
  UnknownKeyReporter reporter(folder, findings);
  reporter.Report(folder.root(), "", Severity::kWarning);
  for (const StepView& step : folder.steps()) {
    reporter.Report(step.member->value, step.path, Severity::kError);
  }
  for (const FieldView& field : folder.fields()) reporter.ReportField(field);
}

}  // namespace insight::validator
