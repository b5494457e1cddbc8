// Text in parts.

#ifndef PLUGINS_STRING_UTIL_SPLIT_H_
#define PLUGINS_STRING_UTIL_SPLIT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::string {

// Returns what is between the delimiters, empty parts too; at least one part.
// `delimiter` must not be empty.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::vector<std::string_view> Split(std::string_view text,
                                                  std::string_view delimiter);

// An empty delimiter counts as none: nothing could be split by it.
[[nodiscard]] inline std::string_view DelimiterOr(
    const std::optional<std::string>& delimiter, std::string_view otherwise) {
  return delimiter && !delimiter->empty() ? *delimiter : otherwise;
}

}  // namespace insight::plugins::string

#endif  // PLUGINS_STRING_UTIL_SPLIT_H_
