// What is on disk around a plugin.

#ifndef TOOLS_SCAFFOLD_DIRECTORY_FILES_H_
#define TOOLS_SCAFFOLD_DIRECTORY_FILES_H_

#include <optional>
#include <string>
#include <vector>

namespace insight::scaffold {

// Returns the paths of all ordinary files below the directory, from there and
// sorted by bytes; those of what links to a file are among them.  Links to
// folders are not followed, what is hidden (".git") and Python's cache is left
// out.  Throws std::runtime_error with path and reason if a folder cannot be
// read.
[[nodiscard]] std::vector<std::string> FilesBelow(const std::string& directory);

// Returns the workspace (one that has tools/build_defs/defs.bzl, and so
// insight_plugin()) that the path, which need not exist, is in: an absolute
// path.  Nothing if it is in none.
[[nodiscard]] std::optional<std::string> FindWorkspace(const std::string& path);

// Returns what code in the plugin's directory is included by: the path from its
// workspace, or plugins/NAME outside of one.
[[nodiscard]] std::string IncludeFolder(const std::string& directory,
                                        const std::string& name);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_DIRECTORY_FILES_H_
