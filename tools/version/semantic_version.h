// Versions of plugins: MAJOR.MINOR.PATCH (https://semver.org/, without labels).

#ifndef TOOLS_VERSION_SEMANTIC_VERSION_H_
#define TOOLS_VERSION_SEMANTIC_VERSION_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace insight::version {

// What a change asks of the next version; the greater asks for more.
enum class Bump { kNone, kPatch, kMinor, kMajor };

// Returns "none", "patch", "minor" or "major".
[[nodiscard]] std::string_view BumpName(Bump bump);

struct SemanticVersion {
  int major = 0;
  int minor = 0;
  int patch = 0;

  friend auto operator<=>(const SemanticVersion&,
                          const SemanticVersion&) = default;
};

// Returns nothing unless `text` is three numbers of at most nine digits,
// without leading zeros, joined by dots.
[[nodiscard]] std::optional<SemanticVersion> ParseVersion(
    std::string_view text);

[[nodiscard]] std::string VersionText(const SemanticVersion& version);

// Returns the next version: the numbers behind the one that rises are 0.
[[nodiscard]] SemanticVersion Bumped(const SemanticVersion& version, Bump bump);

// Returns which number rose first; kNone if `after` is not greater.
[[nodiscard]] Bump BumpBetween(const SemanticVersion& before,
                               const SemanticVersion& after);

}  // namespace insight::version

#endif  // TOOLS_VERSION_SEMANTIC_VERSION_H_
