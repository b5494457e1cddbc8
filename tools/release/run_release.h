// The command line of the release tool, without its process.

#ifndef TOOLS_RELEASE_RUN_RELEASE_H_
#define TOOLS_RELEASE_RUN_RELEASE_H_

#include <string>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// Runs the command that the arguments (without the program's name) name, and
// returns the exit status: 0 for success, 1 where the command failed or found
// problems, 2 for wrong arguments.  Throws nothing.
[[nodiscard]] int RunRelease(std::vector<std::string> arguments,
                             const Streams& streams);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_RUN_RELEASE_H_
