// How vendor and support are written.

#ifndef TOOLS_VALIDATOR_SPEC_LOWER_CASE_NAME_H_
#define TOOLS_VALIDATOR_SPEC_LOWER_CASE_NAME_H_

#include <optional>
#include <string>
#include <string_view>

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Returns what is wrong with such a name, which messages call `what`: "Vendor".
[[nodiscard]] std::optional<std::string> LowerCaseNameFault(
    std::string_view what, const spec::YamlNode& node);

// Reports that, and quotes, for the key at the top of the spec.  Nothing if
// there is no such key.
void CheckLowerCaseName(const PluginFolder& folder, std::string_view key,
                        std::string_view what, Findings& findings);

// Returns the edit that takes the quotes away; nothing if there are none that
// can go without changing the value.
[[nodiscard]] std::optional<Edit> UnquotingEdit(const PluginFolder& folder,
                                                const spec::YamlNode& node);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_LOWER_CASE_NAME_H_
