// Checks a plugin with all rules that are for it.
//
// Example:
//
//   const PluginFolder folder("plugins/whois",
//   "plugins/whois/plugin.spec.yaml"); const std::vector<Finding> found =
//   Validate(folder, {});

#ifndef TOOLS_VALIDATOR_VALIDATOR_H_
#define TOOLS_VALIDATOR_VALIDATOR_H_

#include <string>
#include <vector>

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

struct ValidateOptions {
  bool all = false;  // The rules that are not for every day, too.
  // If there are any, these rules and no others.  Names that do not exist are
  // ignored; FindRule() knows them.
  std::vector<std::string> rules = {};
};

// Returns what is wrong, by file (the spec first) and position.
//
// What makes the spec unusable comes from its reader and has mostly no rule.
// The other rules then look at what there is; those that need the whole spec
// find nothing.  What the plugin's ignore file names is left out; what is wrong
// with that file is added.
[[nodiscard]] std::vector<Finding> Validate(const PluginFolder& folder,
                                            const ValidateOptions& options);

// Returns the problems alone.
[[nodiscard]] std::vector<spec::Problem> ProblemsOf(
    const std::vector<Finding>& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_VALIDATOR_H_
