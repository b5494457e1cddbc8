#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "tools/files/first_difference.h"
#include "tools/validator/help/help_rules.h"
#include "tools/validator/help/own_help.h"

namespace insight::validator {
namespace {

// For others, the type alone makes an example.
constexpr std::string_view kTypesWithExample[] = {"boolean", "integer", "float",
                                                  "string",  "date",    "bytes",
                                                  "file",    "password"};

bool NeedsExample(const FieldView& field) {
  return field.section == Section::kOutput &&
         std::find(std::begin(kTypesWithExample), std::end(kTypesWithExample),
                   TypeOf(field)) != std::end(kTypesWithExample);
}

// What inputs lack, ExampleInputValidator says.
void CheckOutputExamples(const PluginFolder& folder, Findings& findings) {
  for (const FieldView& field : folder.fields()) {
    if (!NeedsExample(field) || field.Find("example") != nullptr) continue;
    findings.Add({.position = field.position(),
                  .path = field.path,
                  .text = "plugin.spec is missing output example for " +
                          std::string(field.kind) + " \"" + field.owner +
                          "\", output \"" + field.name() + '"'});
  }
}

}  // namespace

void CheckHelpInSync(const PluginFolder& folder, Findings& findings) {
  CheckOutputExamples(folder, findings);
  const std::string* help = folder.Read("help.md");
  if (help == nullptr || folder.plugin() == nullptr) return;
  std::optional<spec::Problem> difference =
      tool::FirstDifference(ExpectedHelp(folder), *help);
  if (!difference) return;
  difference->text =
      "Help.md is not in sync with plugin.spec.yaml: " + difference->text;
  difference->hint =
      "Please regenerate help.md by running 'insight-plugin refresh'.";
  difference->file = "help.md";
  findings.Add(std::move(*difference));
}

}  // namespace insight::validator
