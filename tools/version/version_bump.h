// Whether a spec's version says what changed: the rule VersionBumpValidator.
//
// Example:
//
//   std::cerr << FormatProblems(spec.file, CheckVersionBump(released, spec));

#ifndef TOOLS_VERSION_VERSION_BUMP_H_
#define TOOLS_VERSION_VERSION_BUMP_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"
#include "tools/version/change.h"
#include "tools/version/semantic_version.h"

namespace insight::version {

inline constexpr const char* kVersionBumpRule = "VersionBumpValidator";

// What a spec says of versions, and where.
struct StatedVersions {
  std::string text;  // Of `version`, as it was written.
  spec::Position position = {};
  // Nothing where `version` is no MAJOR.MINOR.PATCH.
  std::optional<SemanticVersion> version = {};
  // Nothing where it is missing or null; 0 where it is no number from 1 up.
  std::optional<std::int64_t> connection_version = {};
  spec::Position connection_version_position = {};
};

[[nodiscard]] StatedVersions ReadVersions(const spec::PluginSpec& spec);

// Returns an error, with its position in `spec`, for each change since `base`
// that the version does not account for, for a version that skips the reset of
// its lower numbers or goes back, and for a `connection_version` that did not
// rise by 1 exactly when the connection changed.
[[nodiscard]] std::vector<spec::Problem> CheckVersionBump(
    const spec::PluginSpec& base, const spec::PluginSpec& spec);

// The same for a plugin that was never released: any version will do, but a
// connection needs its `connection_version`.
[[nodiscard]] std::vector<spec::Problem> CheckFirstVersion(
    const spec::PluginSpec& spec);

// Returns the version that `spec` ought to have: its own if that is a right
// successor of `base` by at least `bump`, otherwise that of `base` after
// `bump`. Throws std::runtime_error if the version of `base` is no
// MAJOR.MINOR.PATCH.
[[nodiscard]] SemanticVersion RightVersion(const spec::PluginSpec& base,
                                           const spec::PluginSpec& spec,
                                           Bump bump);

// Returns the `connection_version` that belongs to it; nothing if there is no
// connection, and none is needed.
[[nodiscard]] std::optional<std::int64_t> RightConnectionVersion(
    const spec::PluginSpec* base, const spec::PluginSpec& spec,
    bool connection_changed, const SemanticVersion& right_version);

}  // namespace insight::version

#endif  // TOOLS_VERSION_VERSION_BUMP_H_
