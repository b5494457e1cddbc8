// The #include lines of skeletons, sorted as clang-format does it.

#ifndef TOOLS_SCAFFOLD_INCLUDES_H_
#define TOOLS_SCAFFOLD_INCLUDES_H_

#include <set>
#include <string>
#include <string_view>

#include "tools/generator/model.h"

namespace insight::scaffold {

// Returns the headers of the standard types that the code names: "string".
[[nodiscard]] std::set<std::string> StandardHeadersOf(std::string_view code);

// Each as #include <...>, joined by newlines.
[[nodiscard]] std::string FormatStandardIncludes(
    const std::set<std::string>& headers);

// Each as #include "...", joined by newlines.
[[nodiscard]] std::string FormatPluginIncludes(
    const generator::PluginModel& plugin, const std::set<std::string>& headers);

// Returns the plugin's own headers: schema.h and, where it has a connection,
// connection.h.
[[nodiscard]] std::set<std::string> PluginHeaders(
    const generator::PluginModel& plugin);

// Returns the path of the plugin's connection.h from the workspace's root.
[[nodiscard]] std::string ConnectionHeader(
    const generator::PluginModel& plugin);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_INCLUDES_H_
