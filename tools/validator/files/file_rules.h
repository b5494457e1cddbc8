// Rules about the files in a plugin's directory: chapter 6.5 of the tool's
// contract.

#ifndef TOOLS_VALIDATOR_FILES_FILE_RULES_H_
#define TOOLS_VALIDATOR_FILES_FILE_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// All that a plugin needs is there.
void CheckFiles(const PluginFolder& folder, Findings& findings);
// So are its pictures.
void CheckIcons(const PluginFolder& folder, Findings& findings);
// tests/*.json are JSON, and their inputs those of their steps.
void CheckTestMessages(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_FILES_FILE_RULES_H_
