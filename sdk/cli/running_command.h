// What another process of this program was started with.

#ifndef SDK_CLI_RUNNING_COMMAND_H_
#define SDK_CLI_RUNNING_COMMAND_H_

#include <optional>

#include "sdk/cli/command_line.h"

namespace insight {

struct PluginDef;

// Looks among this machine's, or this container's, processes of the same user
// for another one of the same program, and returns its command line: a
// server's, if there is one, and otherwise that of any other than `http
// --check`.  Nothing if there is none.
[[nodiscard]] std::optional<CommandLine> RunningCommand(
    const PluginDef& plugin);

}  // namespace insight

#endif  // SDK_CLI_RUNNING_COMMAND_H_
