// Rules about what a spec says: chapter 6.1 of the tool's contract.

#ifndef TOOLS_VALIDATOR_SPEC_SPEC_RULES_H_
#define TOOLS_VALIDATOR_SPEC_SPEC_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// The keys that every spec has, and the values that some of them have.
void CheckRequiredKeys(const PluginFolder& folder, Findings& findings);
// plugin_spec_version.
void CheckSpecVersion(const PluginFolder& folder, Findings& findings);
// No keys but those that mean something.
void CheckSpecProperties(const PluginFolder& folder, Findings& findings);
// Whether fields say if they are required.
void CheckRequired(const PluginFolder& folder, Findings& findings);
// Types exist, are used and do not contain themselves.
void CheckTypes(const PluginFolder& folder, Findings& findings);
// Defaults and enums fit their fields.
void CheckDefaultValues(const PluginFolder& folder, Findings& findings);
// Inputs have examples, which fit.
void CheckExampleInputs(const PluginFolder& folder, Findings& findings);
// `order`, which nobody reads, is the order.
void CheckOrder(const PluginFolder& folder, Findings& findings);
// No key is in a map twice.
void CheckDuplicateKeys(const PluginFolder& folder, Findings& findings);
void CheckName(const PluginFolder& folder, Findings& findings);
void CheckVersion(const PluginFolder& folder, Findings& findings);
// The version history is complete and in order.
void CheckChangelog(const PluginFolder& folder, Findings& findings);
// The version accounts for what changed since an earlier one.
void CheckVersionBumps(const PluginFolder& folder, Findings& findings);
void CheckSupportedVersions(const PluginFolder& folder, Findings& findings);
void CheckUseCases(const PluginFolder& folder, Findings& findings);
void CheckKeywords(const PluginFolder& folder, Findings& findings);
void CheckTags(const PluginFolder& folder, Findings& findings);
void CheckVendor(const PluginFolder& folder, Findings& findings);
void CheckSupport(const PluginFolder& folder, Findings& findings);
// ASCII only.
void CheckEncoding(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_SPEC_RULES_H_
