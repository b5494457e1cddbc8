// Files of steps that the spec no longer has.

#ifndef TOOLS_SCAFFOLD_ORPHANS_H_
#define TOOLS_SCAFFOLD_ORPHANS_H_

#include <string>
#include <vector>

#include "tools/scaffold/plugin_skeleton.h"

namespace insight::scaffold {

struct Orphan {
  std::string path;
  std::string reason;  // "the spec has no such action"
  // Whether it is a skeleton that nobody has edited.
  bool is_unedited = false;
};

// Returns which of `files` (all that the plugin's folder holds) belong to
// nothing in the spec, in their order:
// * code of an action, trigger or task, and of a connection;
// * tests that still say that they are skeletons, as all others may be about
//   anything;
// * samples of steps.
[[nodiscard]] std::vector<Orphan> FindOrphans(
    const std::vector<TextFile>& files, const PluginSkeleton& skeleton);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_ORPHANS_H_
