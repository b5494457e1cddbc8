// The character set of zip names that are not marked as UTF-8.

#ifndef PLUGINS_COMPRESSION_UTIL_CODE_PAGE_437_H_
#define PLUGINS_COMPRESSION_UTIL_CODE_PAGE_437_H_

#include <string>
#include <string_view>

namespace insight::plugins::compression {

// Returns `text` as UTF-8.
[[nodiscard]] std::string FromCodePage437(std::string_view text);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_CODE_PAGE_437_H_
