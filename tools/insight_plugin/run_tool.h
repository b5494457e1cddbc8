// The command line of insight-plugin, without its process.

#ifndef TOOLS_INSIGHT_PLUGIN_RUN_TOOL_H_
#define TOOLS_INSIGHT_PLUGIN_RUN_TOOL_H_

#include <string>
#include <vector>

#include "tools/insight_plugin/command.h"

namespace insight::tool {

// Runs the command that the arguments (without the program's name) name, and
// returns the exit status: 0 for success, 1 where the command failed or found
// problems, 2 for wrong arguments.  Throws nothing.
[[nodiscard]] int RunTool(std::vector<std::string> arguments,
                          const Streams& streams);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_RUN_TOOL_H_
