#include "plugins/compression/util/deflate.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>

namespace insight::plugins::compression {
namespace {

// Python's EOFError.
constexpr std::string_view kEndedEarly =
    "Compressed file ended before the end-of-stream marker was reached";

class InflateStream {
 public:
  // Negative: no wrapper around the stream.
  InflateStream() {
    if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;
  ~InflateStream() { inflateEnd(&stream_); }

  z_stream* operator->() { return &stream_; }
  z_stream* get() { return &stream_; }

 private:
  z_stream stream_{};
};

}  // namespace

void Deflater::FreeCompressor::operator()(
    libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kDeflateLevel)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::string Deflater::Deflate(std::string_view content, std::string_view before,
                              std::string_view after) {
  const std::size_t bound =
      libdeflate_deflate_compress_bound(compressor_.get(), content.size());
  // Not a string: that would write to all of it, and most is never needed.
  const auto buffer = std::make_unique_for_overwrite<char[]>(bound);
  const std::size_t size = libdeflate_deflate_compress(
      compressor_.get(), content.data(), content.size(), buffer.get(), bound);
  std::string result;
  result.reserve(before.size() + size + after.size());
  return result.append(before).append(buffer.get(), size).append(after);
}

StreamEnd Inflate(std::string_view data, Output& output) {
  InflateStream stream;
  std::array<char, 1 << 16> buffer;
  std::size_t fed = 0;
  while (true) {
    if (stream->avail_in == 0 && fed < data.size()) {
      const std::size_t n = std::min<std::size_t>(
          data.size() - fed, std::numeric_limits<uInt>::max());
      stream->next_in =
          reinterpret_cast<Bytef*>(const_cast<char*>(data.data() + fed));
      stream->avail_in = static_cast<uInt>(n);
      fed += n;
    }
    stream->next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream->avail_out = buffer.size();
    const int result = inflate(stream.get(), Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    const std::size_t made = buffer.size() - stream->avail_out;
    const std::size_t consumed = fed - stream->avail_in;
    if (made > 0) output.Append({buffer.data(), made}, consumed);
    if (result == Z_STREAM_END) return {StreamEnd::Kind::kComplete, consumed};
    if (result == Z_BUF_ERROR) {
      return {StreamEnd::Kind::kTruncated, consumed, std::string(kEndedEarly)};
    }
    if (result != Z_OK) {
      return {StreamEnd::Kind::kDamaged, consumed,
              std::string("Error -3 while decompressing data: ") +
                  (stream->msg != nullptr ? stream->msg : "invalid data")};
    }
  }
}

unsigned Crc32(unsigned crc, std::string_view content) {
  return libdeflate_crc32(crc, content.data(), content.size());
}

}  // namespace insight::plugins::compression
