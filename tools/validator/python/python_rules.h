// Rules about how Python plugins are packaged: chapter 6.6 of the tool's
// contract.

#ifndef TOOLS_VALIDATOR_PYTHON_PYTHON_RULES_H_
#define TOOLS_VALIDATOR_PYTHON_PYTHON_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// The hashes in .CHECKSUM are those of the generated files.
void CheckRegeneration(const PluginFolder& folder, Findings& findings);
// The Dockerfile starts from known images, and adds the spec.
void CheckDockerfileParent(const PluginFolder& folder, Findings& findings);
// The plugin uses today's runtime, in its images.
void CheckRuntime(const PluginFolder& folder, Findings& findings);
// Each line of requirements.txt has a version.
void CheckVersionPins(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_PYTHON_PYTHON_RULES_H_
