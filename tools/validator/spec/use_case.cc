#include <algorithm>
#include <string>
#include <string_view>

#include "tools/validator/spec/hub_tags.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

// The extension library's vocabulary.
constexpr std::string_view kUseCases[] = {"alerting_and_notifications",
                                          "application_management",
                                          "asset_inventory",
                                          "cloud_security",
                                          "credential_management",
                                          "data_enrichment",
                                          "data_utility",
                                          "devops",
                                          "offensive_security",
                                          "remediation_management",
                                          "reporting_and_analytics",
                                          "threat_detection_and_response",
                                          "user_management",
                                          "vulnerability_management"};

bool IsUseCase(std::string_view id) {
  return std::binary_search(std::begin(kUseCases), std::end(kUseCases), id);
}

std::string AllUseCases() {
  std::string all;
  for (const std::string_view id : kUseCases) {
    all += (all.empty() ? "" : ", ") + std::string(id);
  }
  return "The use cases are " + all + ".";
}

}  // namespace

void CheckUseCases(const PluginFolder& folder, Findings& findings) {
  if (const YamlMember* use_cases = FindHubTag(folder, "use_cases")) {
    if (use_cases->value.items.empty()) {
      findings.Add({.position = PlaceOf(*use_cases),
                    .path = "hub_tags.use_cases",
                    .text = "a list with at least one use case is needed",
                    .hint = AllUseCases()});
    }
    for (const YamlNode& use_case : use_cases->value.items) {
      if (IsUseCase(use_case.text)) continue;
      findings.Add({.position = use_case.position,
                    .path = "hub_tags.use_cases",
                    .text = "Invalid use cases: " + use_case.text,
                    .hint = AllUseCases()});
    }
  }
  const YamlMember* keywords = FindHubTag(folder, "keywords");
  if (keywords == nullptr) return;
  for (const YamlNode& keyword : keywords->value.items) {
    if (!IsUseCase(keyword.text)) continue;
    findings.Add({.position = keyword.position,
                  .path = "hub_tags.keywords",
                  .text = "The keywords array contains reserved use_cases: " +
                          keyword.text,
                  .hint = "Name it in use_cases, not in keywords."});
  }
}

}  // namespace insight::validator
