// Content that may consist of several streams, one after the other.

#ifndef PLUGINS_COMPRESSION_UTIL_MULTI_STREAM_H_
#define PLUGINS_COMPRESSION_UTIL_MULTI_STREAM_H_

#include <string>
#include <string_view>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/stream_end.h"

namespace insight::plugins::compression {

// Decodes the stream that `data` starts with.
using StreamDecoder = StreamEnd (*)(std::string_view data, Output& output);

// Returns the content of all streams in `data`.  What follows a complete stream
// and is none is passed over, as Python's bz2 and lzma modules do.  Throws
// PluginException if the first stream is damaged or any ends too early, and
// beyond the limits (bounded_output.h).
[[nodiscard]] std::string DecompressStreams(StreamDecoder decode,
                                            std::string_view data);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_MULTI_STREAM_H_
