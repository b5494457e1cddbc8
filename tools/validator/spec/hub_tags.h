#ifndef TOOLS_VALIDATOR_SPEC_HUB_TAGS_H_
#define TOOLS_VALIDATOR_SPEC_HUB_TAGS_H_

#include <string_view>

#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Returns a member of hub_tags; null if there is none, which is what
// RequiredKeysValidator looks at.
[[nodiscard]] const spec::YamlMember* FindHubTag(const PluginFolder& folder,
                                                 std::string_view key);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_HUB_TAGS_H_
