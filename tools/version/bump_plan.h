// What a spec becomes when its version is raised.

#ifndef TOOLS_VERSION_BUMP_PLAN_H_
#define TOOLS_VERSION_BUMP_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>

#include "tools/spec/plugin_spec.h"
#include "tools/version/semantic_version.h"

namespace insight::version {

struct BumpRequest {
  // At most one of the two: this very version, or at least such a step.
  std::optional<SemanticVersion> version = {};
  std::optional<Bump> bump = {};
  // What changed, for the version's history; made of the changes if empty.
  std::string message = {};
};

struct BumpPlan {
  Bump needed = Bump::kNone;  // What the changes ask for.
  SemanticVersion version = {};
  std::optional<std::int64_t> connection_version = {};
  std::string spec_text = {};  // The spec as it is to be.
};

// Plans what makes CheckVersionBump() content: `version`, `connection_version`
// where the connection changed or lacks one, and an entry at the top of
// `version_history` ("1.2.0 - TEXT"; if there is one for this version, a
// message joins it: "1.2.0 - TEXT | TEXT").  Planning again from the result
// changes nothing.  Where nothing in the spec changed and nothing is asked for,
// nothing is planned; a message alone asks for a patch, since the code changed.
//
// `base` is what was released; null if nothing was or nobody knows, in which
// case the request must have a version or a bump, counted from the spec's own.
//
// Throws std::runtime_error, with a text for the user, if the request is less
// than the changes ask for, if there is nothing to write into the history, or
// if the spec is written in a way that cannot be edited.
[[nodiscard]] BumpPlan PlanBump(const spec::PluginSpec* base,
                                const spec::PluginSpec& spec,
                                const BumpRequest& request);

}  // namespace insight::version

#endif  // TOOLS_VERSION_BUMP_PLAN_H_
