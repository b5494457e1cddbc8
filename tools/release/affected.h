// Which plugins a change reaches.

#ifndef TOOLS_RELEASE_AFFECTED_H_
#define TOOLS_RELEASE_AFFECTED_H_

#include <functional>
#include <string>
#include <vector>

#include "tools/release/build_graph.h"
#include "tools/release/workspace.h"

namespace insight::release {

struct AffectedPlugin {
  std::string name = {};                  // "whois"
  std::string folder = {};                // "plugins/whois"
  std::vector<std::string> images = {};   // Labels.
  std::vector<std::string> because = {};  // Changed files that reach it.
};

// What the tree tells of a changed file.
struct FileFacts {
  bool exists = true;
  std::string package = {};  // Whose folder it is in: "//sdk/http".
  std::string label = {};    // "//sdk/http:url.cc"
};

struct ReachRules {
  std::function<FileFacts(const std::string& file)> facts;
  // The packages that load a .bzl file, directly or not.
  std::function<std::vector<std::string>(const std::string& file)> loaders;
};

// Returns the plugins whose images are made of a changed file:
// * a source, if the graph has a way from it to the image;
// * a BUILD file, or a file that is gone, if the graph has one from anything of
//   its package;
// * a .bzl file, if it has one from anything of a package that loads it;
// * what defines the build itself, always: WORKSPACE, .bazelrc, the lock, what
//   describes outside libraries, a .bzl file that no package loads.
//
// `images` are the labels of the images, `files` paths from the root.
[[nodiscard]] std::vector<AffectedPlugin> PluginsReached(
    const BuildGraph& graph, const std::vector<std::string>& images,
    const std::vector<std::string>& files, const ReachRules& rules);

// The commit from which HEAD and `revision` went different ways.  Throws
// ReleaseException.
[[nodiscard]] std::string MergeBase(const Workspace& workspace,
                                    const std::string& revision);

// The files that differ between that merge base and the working tree, untracked
// ones included, sorted.  Throws ReleaseException.
[[nodiscard]] std::vector<std::string> ChangedFiles(
    const Workspace& workspace, const std::string& revision);

// All of it, with one question to Bazel, and another if a .bzl file changed.
[[nodiscard]] std::vector<AffectedPlugin> AffectedPlugins(
    const Workspace& workspace, const std::string& revision);

// Those plugins of the workspace that are named ("whois", "plugins/whois"); all
// for no names.  Throws ReleaseException for one that is not there.
[[nodiscard]] std::vector<AffectedPlugin> PluginsNamed(
    const Workspace& workspace, const std::vector<std::string>& names);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_AFFECTED_H_
