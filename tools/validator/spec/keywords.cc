#include "tools/validator/spec/hub_tags.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckKeywords(const PluginFolder& folder, Findings& findings) {
  const spec::YamlMember* keywords = FindHubTag(folder, "keywords");
  if (keywords == nullptr || !keywords->value.items.empty()) return;
  findings.Add({.position = PlaceOf(*keywords),
                .path = "hub_tags.keywords",
                .text = "Missing required field 'keywords' in key 'hub_tags'.",
                .hint = "Give a list of words that people search for."});
}

}  // namespace insight::validator
