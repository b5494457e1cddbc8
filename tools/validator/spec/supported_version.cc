#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckSupportedVersions(const PluginFolder& folder, Findings& findings) {
  const spec::YamlMember* versions = folder.root().Find("supported_versions");
  if (versions == nullptr) {
    findings.Add({.position = folder.root().position,
                  .path = "supported_versions",
                  .text = "supported_versions is missing from "
                          "plugin.spec.yaml.",
                  .hint = "Add a list of the product's versions that the "
                          "plugin was tested with."});
    return;
  }
  if (versions->value.kind == spec::YamlNode::Kind::kSequence &&
      !versions->value.items.empty()) {
    return;
  }
  findings.Add({.position = PlaceOf(*versions),
                .path = "supported_versions",
                .text = "supported_versions must be a list that is not empty"});
}

}  // namespace insight::validator
