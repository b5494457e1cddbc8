// DEFLATE streams (RFC 1951) without a wrapper, as gzip members and zip entries
// hold them.

#ifndef PLUGINS_COMPRESSION_UTIL_DEFLATE_H_
#define PLUGINS_COMPRESSION_UTIL_DEFLATE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/stream_end.h"

struct libdeflate_compressor;

namespace insight::plugins::compression {

// libdeflate's level 7 makes smaller files than zlib's level 9, which the
// Python plugin uses, in half of the time.
inline constexpr int kDeflateLevel = 7;

// Makes DEFLATE streams.  What it needs for that, about a megabyte, is used
// again from one stream to the next.
//
// Thread safety: for one thread at a time.
class Deflater {
 public:
  Deflater();

  // Returns `before`, the stream of `content`, and `after`.  Equal content
  // gives equal bytes.
  [[nodiscard]] std::string Deflate(std::string_view content,
                                    std::string_view before = {},
                                    std::string_view after = {});

 private:
  struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const;
  };

  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor_;
};

// Decodes the stream that `data` starts with; what follows it is not looked at.
// Passes on what `output` throws.
[[nodiscard]] StreamEnd Inflate(std::string_view data, Output& output);

// Adds up the sizes of what the stream would be decoded to, without decoding
// it: a stream of zeros is measured ten times faster than it is inflated, and
// in no memory.  Distances and checksums are not looked at.  Passes on what
// `count` throws; `consumed_before` is added to what it is told.
[[nodiscard]] StreamEnd MeasureDeflate(std::string_view data,
                                       std::size_t consumed_before,
                                       CountingOutput& count);

// The CRC-32 of gzip and zip (RFC 1952, section 8), of `crc`'s content with
// `content` after it.  Starts with 0.
[[nodiscard]] unsigned Crc32(unsigned crc, std::string_view content);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_DEFLATE_H_
