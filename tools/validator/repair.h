// Carries out what rules would edit.

#ifndef TOOLS_VALIDATOR_REPAIR_H_
#define TOOLS_VALIDATOR_REPAIR_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/validator/findings.h"

namespace insight::validator {

// Returns the spec's text with the findings' edits made; comments and
// formatting stay as they are.  Of edits that overlap only the first is made,
// so what is left may have to be repaired again.
[[nodiscard]] std::string Repair(std::string_view text,
                                 const std::vector<Finding>& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_REPAIR_H_
