#ifndef TOOLS_INSIGHT_PLUGIN_BUILT_OUTPUT_H_
#define TOOLS_INSIGHT_PLUGIN_BUILT_OUTPUT_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "tools/insight_plugin/command.h"

namespace insight::tool {

// Builds a target of the plugin in `directory`, and returns the absolute path
// of the file that it makes: the program if `target` is empty, or "image" and
// the like, whose archive it is.
//
// The build is that of the workspace around the directory, as
// bazel::BazelWorkspace finds and calls it.  What it prints goes to
// `streams.err` as it comes; if `quiet`, only when it fails.
//
// Throws std::runtime_error if there is no workspace or no plugin, or if the
// build fails.
[[nodiscard]] std::filesystem::path BuiltOutput(const std::string& directory,
                                                std::string_view target,
                                                bool quiet,
                                                const Streams& streams);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_BUILT_OUTPUT_H_
