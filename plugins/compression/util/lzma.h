// The .xz format, and the older .lzma format with one LZMA1 stream ("LZMA
// alone", the plugin's "lz"; not lzip).

#ifndef PLUGINS_COMPRESSION_UTIL_LZMA_H_
#define PLUGINS_COMPRESSION_UTIL_LZMA_H_

#include <string>
#include <string_view>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/stream_end.h"

namespace insight::plugins::compression {

// Returns one stream: preset 6, CRC-64.
[[nodiscard]] std::string XzCompress(std::string_view content);
// Returns one stream: preset 6, size unknown, end marker.
[[nodiscard]] std::string LzmaAloneCompress(std::string_view content);

// Decode the stream that `data` starts with; what follows it is not looked at.
// Pass on what `output` throws.
[[nodiscard]] StreamEnd XzDecodeStream(std::string_view data, Output& output);
[[nodiscard]] StreamEnd LzmaAloneDecodeStream(std::string_view data,
                                              Output& output);

// As LzmaAloneDecodeStream(), for a stream whose header is kept apart from the
// rest of it, `data`; `consumed` is about `data`.
[[nodiscard]] StreamEnd LzmaAloneDecodeAfterHeader(std::string_view header,
                                                   std::string_view data,
                                                   Output& output);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_LZMA_H_
