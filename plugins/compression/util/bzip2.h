// The bzip2 format.

#ifndef PLUGINS_COMPRESSION_UTIL_BZIP2_H_
#define PLUGINS_COMPRESSION_UTIL_BZIP2_H_

#include <string>
#include <string_view>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/stream_end.h"

namespace insight::plugins::compression {

// Returns one stream with blocks of 900 kB.
[[nodiscard]] std::string Bzip2Compress(std::string_view content);

// Decodes the stream that `data` starts with; what follows it is not looked at.
// Passes on what `output` throws.
[[nodiscard]] StreamEnd Bzip2DecodeStream(std::string_view data,
                                          Output& output);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_BZIP2_H_
