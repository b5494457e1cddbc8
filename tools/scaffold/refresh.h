// What is to be done so that a plugin's folder fits its spec again.

#ifndef TOOLS_SCAFFOLD_REFRESH_H_
#define TOOLS_SCAFFOLD_REFRESH_H_

#include <string>
#include <vector>

#include "tools/scaffold/orphans.h"
#include "tools/scaffold/plugin_skeleton.h"

namespace insight::scaffold {

struct RefreshOptions {
  bool help = true;    // Write help.md.
  bool tests = true;   // Write tests of new steps.
  bool prune = false;  // Remove orphans that nobody has edited.
};

struct Refresh {
  // To be as they are here, whatever there is: help.md, and skeletons that
  // nobody has edited since they were written.
  std::vector<TextFile> generated;
  // To be written unless there is such a file: those of new steps.
  std::vector<TextFile> missing;
  std::vector<std::string> removed;
  // Those that stay.
  std::vector<Orphan> orphans;
  // Whether BUILD is there and does not make the plugin.
  bool build_lacks_plugin = false;
};

// Returns the plan.  A step is new if it has no code; only then its test and
// sample are missing, as an author may have removed them on purpose.
[[nodiscard]] Refresh PlanRefresh(const spec::PluginSpec& spec,
                                  const PluginSkeleton& skeleton,
                                  const std::vector<TextFile>& files,
                                  const RefreshOptions& options);

// Returns the files of a plugin's folder that PlanRefresh() looks at: BUILD,
// code of steps and connection, tests and samples.  Throws std::runtime_error
// with path and reason if one cannot be read.
[[nodiscard]] std::vector<TextFile> ReadPluginFiles(
    const std::string& directory);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_REFRESH_H_
