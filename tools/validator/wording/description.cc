#include <optional>
#include <string>

#include "sdk/json/unicode.h"
#include "tools/validator/wording/wording_rules.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

constexpr std::size_t kMaxCharacters = 500;

class DescriptionChecker {
 public:
  DescriptionChecker(const PluginFolder& folder, Findings& findings)
      : folder_(folder), findings_(findings) {}

  void Check(const YamlMember& member, const std::string& path) {
    const YamlNode& node = member.value;
    const auto complain = [&](const char* text,
                              std::optional<Edit> edit = std::nullopt) {
      findings_.Add({.position = PlaceOf(member), .path = path, .text = text},
                    std::move(edit));
    };
    if (!IsText(node) || node.text.empty()) {
      complain("Description must be a text that is not blank");
      return;
    }
    if (node.text.ends_with('.')) {
      complain("Description ends with a period when it should not",
               PeriodEdit(node));
    }
    if (node.text.front() == ' ' || node.text.front() == '\n') {
      complain("Description should not start with a whitespace character",
               BlanksEdit(node));
    }
    if (node.text.front() >= 'a' && node.text.front() <= 'z') {
      complain("Description should not start with a lower case letter");
    }
    if (CountCodePoints(node.text, Surrogates::kAccept) > kMaxCharacters) {
      complain("Description is longer than 500 characters");
    }
  }

 private:
  // Not where it ends more than a sentence: "e.g. this, that, etc.", "...".
  [[nodiscard]] std::optional<Edit> PeriodEdit(const YamlNode& node) const {
    const std::optional<PluginFolder::Range> range = folder_.LiteralRange(node);
    if (!range || node.text.ends_with("..") || node.text.ends_with("etc.")) {
      return std::nullopt;
    }
    YamlNode shorter = node;
    shorter.text.pop_back();
    if (shorter.text.empty() || shorter.text.ends_with(' ') ||
        !IsText(shorter)) {
      return std::nullopt;
    }
    return Edit{.begin = range->begin + range->size - 1, .size = 1};
  }

  [[nodiscard]] std::optional<Edit> BlanksEdit(const YamlNode& node) const {
    const std::optional<PluginFolder::Range> range = folder_.LiteralRange(node);
    const std::size_t blanks = node.text.find_first_not_of(' ');
    if (!range || blanks == std::string::npos) return std::nullopt;
    return Edit{.begin = range->begin, .size = blanks};
  }

  const PluginFolder& folder_;
  Findings& findings_;
};

std::string SectionName(const FieldView& field) {
  switch (field.section) {
    case Section::kConnection:
      return "connection";
    case Section::kInput:
      return "input";
    case Section::kOutput:
      return "output";
    case Section::kState:
      return "state";
    default:
      return field.owner;
  }
}

void ReportMissing(const std::string& section, const std::string& key,
                   spec::Problem problem, bool is_error, Findings& findings) {
  problem.text = section + " key '" + key + "' is missing description field.";
  if (is_error) {
    findings.AddError(std::move(problem));
  } else {
    findings.AddWarning(std::move(problem));
  }
}

}  // namespace

void CheckDescriptions(const PluginFolder& folder, Findings& findings) {
  DescriptionChecker checker(folder, findings);
  const YamlMember* of_plugin = folder.root().Find("description");
  // That it is missing is for RequiredKeysValidator.
  if (of_plugin != nullptr && !of_plugin->value.is_null()) {
    checker.Check(*of_plugin, "description");
  }
  for (const StepView& step : folder.steps()) {
    if (const YamlMember* own = step.member->value.Find("description")) {
      checker.Check(*own, step.path);
    } else {
      ReportMissing(std::string(step.kind) + "s", step.name(),
                    {.position = step.position(), .path = step.path}, true,
                    findings);
    }
  }
  for (const FieldView& field : folder.fields()) {
    if (const YamlMember* own = field.member->value.Find("description")) {
      checker.Check(*own, field.path);
    } else if (field.section != Section::kSchedule) {
      const bool is_error = field.section != Section::kType &&
                            field.section != Section::kConnection;
      ReportMissing(SectionName(field), field.name(),
                    {.position = field.position(), .path = field.path},
                    is_error, findings);
    }
  }
}

}  // namespace insight::validator
