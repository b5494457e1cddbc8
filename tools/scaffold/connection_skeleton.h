// The connection that nobody has written yet.

#ifndef TOOLS_SCAFFOLD_CONNECTION_SKELETON_H_
#define TOOLS_SCAFFOLD_CONNECTION_SKELETON_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::scaffold {

// Return connection.h and connection.cc of a plugin that has a connection: it
// keeps its parameters, and its test passes.
[[nodiscard]] std::string ConnectionHeaderSkeleton(
    const generator::PluginModel& plugin);
[[nodiscard]] std::string ConnectionSourceSkeleton(
    const generator::PluginModel& plugin);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_CONNECTION_SKELETON_H_
