// Which compression format some data has.

#ifndef PLUGINS_COMPRESSION_UTIL_FORMAT_H_
#define PLUGINS_COMPRESSION_UTIL_FORMAT_H_

#include <string_view>

namespace insight::plugins::compression {

enum class Format { kGzip, kBzip2, kLzmaAlone, kXz, kZip };

// Tells the format by the signature at the start of `data`.  Throws
// PluginException if it is none of ours.
[[nodiscard]] Format DetectFormat(std::string_view data);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_FORMAT_H_
