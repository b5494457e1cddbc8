// All files that a new plugin starts with.
//
// Example:
//
//   const PluginSkeleton skeleton = MakePluginSkeleton(spec, "plugins/jira");
//   for (const TextFile& file : AllFiles(skeleton)) Write(file);

#ifndef TOOLS_SCAFFOLD_PLUGIN_SKELETON_H_
#define TOOLS_SCAFFOLD_PLUGIN_SKELETON_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/generator/model.h"
#include "tools/spec/plugin_spec.h"

namespace insight::scaffold {

struct TextFile {
  std::string path;  // Within the plugin's folder.
  std::string text;  // Any bytes.

  friend bool operator==(const TextFile&, const TextFile&) = default;
};

struct StepFiles {
  const spec::StepSpec* step;  // Of the spec that the skeleton is made from.
  generator::StepKind kind;
  TextFile source;
  TextFile test;
  TextFile sample;
};

struct PluginSkeleton {
  TextFile spec;
  TextFile build;
  TextFile help;
  // Header, source and test; none if there is no connection.
  std::vector<TextFile> connection;
  std::vector<StepFiles> steps;
};

// Returns the skeleton.  `spec` must outlive it.  `folder` is where it will be,
// from the workspace's root: what code includes it by.
[[nodiscard]] PluginSkeleton MakePluginSkeleton(const spec::PluginSpec& spec,
                                                std::string_view folder);

[[nodiscard]] std::vector<TextFile> AllFiles(const PluginSkeleton& skeleton);

// Whether a BUILD file with this text makes the plugin.
[[nodiscard]] bool MakesPlugin(std::string_view build,
                               const spec::PluginSpec& spec);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_PLUGIN_SKELETON_H_
