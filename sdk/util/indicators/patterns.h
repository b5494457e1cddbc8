// Regular expressions with word boundaries that know all of Unicode's letters,
// which RE2's \b does not.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_PATTERNS_H_
#define SDK_UTIL_INDICATORS_PATTERNS_H_

#include <functional>
#include <string_view>

#include "sdk/util/indicators/indicators.h"

namespace re2 {
class RE2;
}

namespace insight {

// An expression that matches no empty text, and which ends of a match must be
// at word boundaries.
struct Pattern {
  const re2::RE2& expression;
  bool starts_at_boundary = false;
  bool ends_at_boundary = false;
};

// Returns that of a kind; kUrl and kDomain have none, but "scan.h".
[[nodiscard]] Pattern PatternOf(IndicatorKind kind);

// Calls `found` with each match, from left to right; they do not overlap.  The
// time is linear in the text if matches have a greatest length, or need no
// boundary.
void ForEachMatch(const Pattern& pattern, std::string_view text,
                  const std::function<void(std::string_view)>& found);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_PATTERNS_H_
