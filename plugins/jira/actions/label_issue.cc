#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {
namespace {

// The parts between commas, as they are.
std::vector<std::string> SplitLabels(std::string_view text) {
  std::vector<std::string> labels;
  for (;;) {
    const auto comma = text.find(',');
    labels.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return labels;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

LabelIssueOutput LabelIssue(const LabelIssueInput& input,
                            Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  jira->AddLabels(jira->GetIssue(input.id), SplitLabels(input.label));
  return {.success = true};
}

}  // namespace insight::plugins::jira
