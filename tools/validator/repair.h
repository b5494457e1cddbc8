// Carries out what rules would edit.

#ifndef TOOLS_VALIDATOR_REPAIR_H_
#define TOOLS_VALIDATOR_REPAIR_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Returns the spec's text with the findings' edits made; comments and
// formatting stay as they are.  Of edits that overlap only the first is made,
// so what is left may have to be repaired again.
[[nodiscard]] std::string Repair(std::string_view text,
                                 const std::vector<Finding>& findings);

// The texts that files should have.
struct Repairs {
  std::string spec;
  // Nothing where help.md is to stay as it is, or not to be.
  std::optional<std::string> help = {};
};

// Returns what repairs the findings of Validate().  help.md is written anew
// unless it was written by hand and that is ignored, or was not looked at.
[[nodiscard]] Repairs PlanRepairs(const PluginFolder& folder,
                                  const std::vector<Finding>& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_REPAIR_H_
