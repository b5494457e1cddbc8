// What the command `info` prints.

#ifndef SDK_CLI_INFO_TEXT_H_
#define SDK_CLI_INFO_TEXT_H_

#include <string>

namespace insight {

struct PluginDef;

// Returns the plugin's names and its triggers, actions and tasks, in the layout
// of the Python runtime.  `color` is for terminals: green, by escape sequences.
[[nodiscard]] std::string InfoText(const PluginDef& plugin, bool color);

}  // namespace insight

#endif  // SDK_CLI_INFO_TEXT_H_
