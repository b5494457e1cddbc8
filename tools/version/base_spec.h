// Finds the spec that changes are counted from: a file, or what git keeps.

#ifndef TOOLS_VERSION_BASE_SPEC_H_
#define TOOLS_VERSION_BASE_SPEC_H_

#include <optional>
#include <string>

#include "tools/spec/plugin_spec.h"

namespace insight::version {

// Returns the spec that `base` names:
// * a file, or a directory with a plugin.spec.yaml, if there is one; otherwise
// * a revision of git ("origin/main", "HEAD~3", a tag), at which the file
//   `spec_file` is looked up in the repository that it lies in.
// Nothing if the revision has no such file: the plugin is new.
//
// Throws std::runtime_error, with a text for the user, if there is neither such
// a file nor such a revision, or no git; and what ReadPluginSpec() throws.
[[nodiscard]] std::optional<spec::PluginSpec> ReadBaseSpec(
    const std::string& base, const std::string& spec_file);

// The same from where the branch left the main one: the merge base of HEAD and
// the first of origin/main, origin/master, main and master that there is.
// Throws std::runtime_error if git, the repository or the branch is missing.
[[nodiscard]] std::optional<spec::PluginSpec> ReadMainSpec(
    const std::string& spec_file);

}  // namespace insight::version

#endif  // TOOLS_VERSION_BASE_SPEC_H_
