#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

// Any other version than v2 is what the reader refuses.
void CheckSpecVersion(const PluginFolder& folder, Findings& findings) {
  if (folder.Find("plugin_spec_version") != nullptr) return;
  findings.Add({.position = folder.root().position,
                .path = "plugin_spec_version",
                .text = "Plugin spec version is not v2.",
                .hint = "Add the line \"plugin_spec_version: v2\"."});
}

}  // namespace insight::validator
