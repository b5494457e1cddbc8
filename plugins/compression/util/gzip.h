// The gzip format (RFC 1952).

#ifndef PLUGINS_COMPRESSION_UTIL_GZIP_H_
#define PLUGINS_COMPRESSION_UTIL_GZIP_H_

#include <string>
#include <string_view>

namespace insight::plugins::compression {

// Returns one member without a name and with time 0, so that equal content
// gives equal bytes.
[[nodiscard]] std::string GzipCompress(std::string_view content);

// Returns the content of all members in `data`; zeros between and after them
// are passed over.  Throws PluginException if the data is damaged or ends too
// early, and beyond the limits (bounded_output.h).
[[nodiscard]] std::string GzipDecompress(std::string_view data);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_GZIP_H_
