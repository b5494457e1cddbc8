// Durations as configurations write them: "30s", "5m", "12h", "2d".

#ifndef SDK_HELPER_DURATION_H_
#define SDK_HELPER_DURATION_H_

#include <chrono>
#include <string_view>

namespace insight {

// Returns the duration that `text` starts with: digits and s, m, h or d in
// either case; what follows is ignored ("5days" is five days).  Returns
// `fallback` for anything else, and for more than a thousand years.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::chrono::seconds ParseDuration(
    std::string_view text,
    std::chrono::seconds fallback = std::chrono::days(2));

}  // namespace insight

#endif  // SDK_HELPER_DURATION_H_
