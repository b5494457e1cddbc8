#ifndef TOOLS_INSIGHT_PLUGIN_DESCRIBE_PROGRAM_H_
#define TOOLS_INSIGHT_PLUGIN_DESCRIBE_PROGRAM_H_

#include <memory>
#include <vector>

#include "tools/insight_plugin/command.h"
#include "tools/usage/model.h"

namespace insight::tool {

// Declares what insight-plugin takes: its own options, and all commands with
// theirs, in their order.  The commands must outlive the app.
void DeclareProgram(CLI::App& app,
                    const std::vector<std::unique_ptr<Command>>& commands);

// Returns the same for people: what help, the manual page and completion in
// shells are made of.
[[nodiscard]] usage::Program DescribeProgram();

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_DESCRIBE_PROGRAM_H_
