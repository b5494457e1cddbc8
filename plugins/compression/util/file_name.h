// Names of files in archives, which come from strangers.

#ifndef PLUGINS_COMPRESSION_UTIL_FILE_NAME_H_
#define PLUGINS_COMPRESSION_UTIL_FILE_NAME_H_

#include <optional>
#include <string_view>

namespace insight::plugins::compression {

// Returns what follows the last slash (a backslash is none), or nothing if that
// is empty, "." or "..".
[[nodiscard]] inline std::optional<std::string_view> BaseName(
    std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.empty() || name == "." || name == "..") return std::nullopt;
  return name;
}

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_FILE_NAME_H_
