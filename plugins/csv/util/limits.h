// How much the actions return.

#ifndef PLUGINS_CSV_UTIL_LIMITS_H_
#define PLUGINS_CSV_UTIL_LIMITS_H_

#include <cstddef>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::csv {

// A few bytes can ask for very much: a column that is named many times, a long
// header over many short rows, one object with many keys among empty ones.
constexpr std::size_t kMaxResultBytes = std::size_t{128} << 20;

// Throws PluginException if a result of so many bytes is too large.
inline void CheckResultSize(std::size_t bytes) {
  if (bytes <= kMaxResultBytes) return;
  throw PluginException("The result is larger than 128 MiB.",
                        "Please convert fewer rows or columns at a time.");
}

}  // namespace insight::plugins::csv

#endif  // PLUGINS_CSV_UTIL_LIMITS_H_
