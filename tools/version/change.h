// What differs between two versions of a spec.
//
// Example:
//
//   for (const Change& change : CompareSpecs(released, working)) {
//     std::cout << BumpName(change.bump) << ' ' << change.path << ": "
//               << change.text << '\n';
//   }

#ifndef TOOLS_VERSION_CHANGE_H_
#define TOOLS_VERSION_CHANGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"
#include "tools/version/semantic_version.h"

namespace insight::version {

enum class ChangeKind { kAdded, kRemoved, kChanged };

// Returns "added", "removed" or "changed".
[[nodiscard]] std::string_view ChangeKindName(ChangeKind kind);

struct Change {
  ChangeKind kind = ChangeKind::kChanged;
  Bump bump = Bump::kPatch;  // What it asks of the version.
  // From the top of the spec, joined by dots: actions.lookup.input.limit.type.
  std::string path = {};
  // In the new spec: of what was added or changed, or of the nearest that still
  // holds what was removed.
  spec::Position position = {};
  // In the old spec; nothing for what was added.
  std::optional<spec::Position> old_position = {};
  std::string text = {};  // "Action lookup title has changed"
};

// Returns all that users of the plugin may notice, by position in the new spec.
// What YAML's notation alone tells apart is no change, nor is an empty section
// against a missing one.  `version` and `connection_version` are left out: they
// tell of changes.
//
// Source of what asks for what: the rules of the public "Version Increment
// Validator", and ours for what it lets pass; tools/version/README.md lists
// them.
[[nodiscard]] std::vector<Change> CompareSpecs(const spec::PluginSpec& before,
                                               const spec::PluginSpec& after);

// Returns the greatest bump that a change asks for; kNone if there is none.
[[nodiscard]] Bump NeededBump(const std::vector<Change>& changes);

// Whether connections that were set up before may no longer do: something about
// the connection asks for a major version.
[[nodiscard]] bool ChangesConnection(const std::vector<Change>& changes);

}  // namespace insight::version

#endif  // TOOLS_VERSION_CHANGE_H_
