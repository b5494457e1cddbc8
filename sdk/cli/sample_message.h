// What the command `sample` prints: a message to start a step with.

#ifndef SDK_CLI_SAMPLE_MESSAGE_H_
#define SDK_CLI_SAMPLE_MESSAGE_H_

#include <optional>
#include <string_view>

#include "sdk/json/json.h"

namespace insight {

struct PluginDef;

// Returns a message whose input and connection have a value for every field.
// Looks for a task of that name, then for a trigger, then for an action;
// nothing if there is none.
[[nodiscard]] std::optional<Json> SampleMessage(const PluginDef& plugin,
                                                std::string_view step);

}  // namespace insight

#endif  // SDK_CLI_SAMPLE_MESSAGE_H_
