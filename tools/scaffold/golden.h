// What the golden files are made from.

#ifndef TOOLS_SCAFFOLD_GOLDEN_H_
#define TOOLS_SCAFFOLD_GOLDEN_H_

#include <string>
#include <vector>

#include "tools/scaffold/plugin_skeleton.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::scaffold {

inline constexpr const char* kGoldenFolder = "tools/scaffold/testdata/golden/";
inline constexpr const char* kGoldenSpec =
    "tools/scaffold/testdata/threat_feed.plugin.spec.yaml";

// Returns the files of the skeleton but for its spec and BUILD, which would
// make a package of the folder.  `text` is that of kGoldenSpec.
inline std::vector<TextFile> GoldenFiles(const std::string& text) {
  const spec::PluginSpec spec = spec::ReadPluginSpec(text, "plugin.spec.yaml");
  std::vector<TextFile> files =
      AllFiles(MakePluginSkeleton(spec, "plugins/threat_feed"));
  std::erase_if(files, [](const TextFile& file) {
    return file.path == "BUILD" || file.path == "plugin.spec.yaml";
  });
  return files;
}

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_GOLDEN_H_
