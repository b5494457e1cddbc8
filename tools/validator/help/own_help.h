// Whether a plugin's help.md is what its spec gives.

#ifndef TOOLS_VALIDATOR_HELP_OWN_HELP_H_
#define TOOLS_VALIDATOR_HELP_OWN_HELP_H_

#include <string>
#include <string_view>

#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Returns the text that help.md should have.  Beside a Python plugin it may
// also be the one that Python's tool writes; if it is, that one.  Empty if the
// spec has errors.
[[nodiscard]] std::string ExpectedHelp(const PluginFolder& folder);

// Returns the help.md that somebody has written by hand: whatever differs from
// the above.  Null if it does not, or if there is none, or if nobody can tell.
[[nodiscard]] const std::string* OwnHelp(const PluginFolder& folder);

// Returns the text, equally long, with blanks for what is between ``` lines.
[[nodiscard]] std::string WithoutCode(std::string_view help);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_HELP_OWN_HELP_H_
