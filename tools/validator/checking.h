// What the rules find in plugins that a test makes up.

#ifndef TOOLS_VALIDATOR_CHECKING_H_
#define TOOLS_VALIDATOR_CHECKING_H_

#include <map>
#include <string>
#include <string_view>

#include "tools/validator/validator.h"

namespace insight::validator {

// Paths from the plugin's directory, and texts.
using Files = std::map<std::string, std::string>;

// Writes the files into a new directory with this name, which is under the
// test's own; returns its path.
[[nodiscard]] std::string MakeFolder(const Files& files,
                                     std::string_view name = "demo");

// Returns what one rule finds in a spec that is alone, a line for each problem:
//   plugin.spec.yaml:2:8: warning: title: ... [TitleValidator]
// without hints.  What the reader refuses is among it.
[[nodiscard]] std::string Check(std::string_view rule, const std::string& spec);

// The same in a plugin's folder; other files' lines begin with their paths.
[[nodiscard]] std::string CheckFolder(std::string_view rule,
                                      const Files& files);
[[nodiscard]] std::string CheckFolder(const ValidateOptions& options,
                                      const Files& files);

// Returns the spec's text with all that the rule would edit, edited.
[[nodiscard]] std::string Repaired(std::string_view rule,
                                   const std::string& spec);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_CHECKING_H_
