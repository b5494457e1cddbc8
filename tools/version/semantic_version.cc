#include "tools/version/semantic_version.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace insight::version {
namespace {

constexpr std::size_t kMaxDigits = 9;  // What an int surely holds.

// Takes a number off the front of `text`; nothing if there is none.
std::optional<int> TakeNumber(std::string_view& text) {
  const std::size_t digits =
      std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > kMaxDigits) return std::nullopt;
  if (digits > 1 && text.front() == '0') return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return number;
}

bool TakeDot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string_view BumpName(Bump bump) {
  switch (bump) {
    case Bump::kNone:
      return "none";
    case Bump::kPatch:
      return "patch";
    case Bump::kMinor:
      return "minor";
    case Bump::kMajor:
      return "major";
  }
  return "none";
}

std::optional<SemanticVersion> ParseVersion(std::string_view text) {
  const std::optional<int> major = TakeNumber(text);
  if (!major || !TakeDot(text)) return std::nullopt;
  const std::optional<int> minor = TakeNumber(text);
  if (!minor || !TakeDot(text)) return std::nullopt;
  const std::optional<int> patch = TakeNumber(text);
  if (!patch || !text.empty()) return std::nullopt;
  return SemanticVersion{*major, *minor, *patch};
}

std::string VersionText(const SemanticVersion& version) {
  return std::to_string(version.major) + '.' + std::to_string(version.minor) +
         '.' + std::to_string(version.patch);
}

SemanticVersion Bumped(const SemanticVersion& version, Bump bump) {
  switch (bump) {
    case Bump::kNone:
      return version;
    case Bump::kPatch:
      return {version.major, version.minor, version.patch + 1};
    case Bump::kMinor:
      return {version.major, version.minor + 1, 0};
    case Bump::kMajor:
      return {version.major + 1, 0, 0};
  }
  return version;
}

Bump BumpBetween(const SemanticVersion& before, const SemanticVersion& after) {
  if (after <= before) return Bump::kNone;
  if (after.major > before.major) return Bump::kMajor;
  return after.minor > before.minor ? Bump::kMinor : Bump::kPatch;
}

}  // namespace insight::version
