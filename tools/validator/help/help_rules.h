// Rules about help.md: of chapter 6.1 of the tool's contract.

#ifndef TOOLS_VALIDATOR_HELP_HELP_RULES_H_
#define TOOLS_VALIDATOR_HELP_HELP_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// help.md is what the spec gives, and outputs have examples for it.
void CheckHelpInSync(const PluginFolder& folder, Findings& findings);
// The examples in it are JSON, indented as we do.
void CheckHelpExamples(const PluginFolder& folder, Findings& findings);
// It has the sections that readers expect, with something in them.
void CheckHelpSections(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_HELP_HELP_RULES_H_
