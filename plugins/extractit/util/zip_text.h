// The text of a zip archive, which most documents are.

#ifndef PLUGINS_EXTRACTIT_UTIL_ZIP_TEXT_H_
#define PLUGINS_EXTRACTIT_UTIL_ZIP_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace insight::plugins::extractit {

// Of all files in an archive, unpacked.
inline constexpr std::size_t kMaxUnpackedBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxFiles = 10'000;

// Returns the text of all files that are text in UTF-8, one after the other;
// of OpenDocument that of its content alone; of a workbook also its dates as
// they are shown.  XML's tags are spaces.  Nothing if `content` is no zip
// archive.  Throws PluginException if it is one that is damaged, encrypted, or
// beyond the limits.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::optional<std::string> ZipText(std::string_view content);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_ZIP_TEXT_H_
