#include "plugins/compression/util/bzip2.h"

#include <bzlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <new>

namespace insight::plugins::compression {
namespace {

using Kind = StreamEnd::Kind;

constexpr int kBlockSize = 9;  // Times 100 kB.
constexpr std::size_t kBufferSize = 1 << 16;

// Gives the library the next piece of `data`, whose sizes are narrower than
// ours; `fed` counts what it was given.
void Feed(std::string_view data, std::size_t& fed, bz_stream& stream) {
  if (stream.avail_in > 0 || fed == data.size()) return;
  const std::size_t n = std::min<std::size_t>(
      data.size() - fed, std::numeric_limits<unsigned>::max());
  stream.next_in = const_cast<char*>(data.data() + fed);
  stream.avail_in = static_cast<unsigned>(n);
  fed += n;
}

class Compressor {
 public:
  Compressor() {
    if (BZ2_bzCompressInit(&stream, kBlockSize, 0, 0) != BZ_OK) {
      throw std::bad_alloc();
    }
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() { BZ2_bzCompressEnd(&stream); }

  bz_stream stream{};
};

class Decompressor {
 public:
  Decompressor() {
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  ~Decompressor() { BZ2_bzDecompressEnd(&stream); }

  bz_stream stream{};
};

}  // namespace

std::string Bzip2Compress(std::string_view content) {
  Compressor compressor;
  bz_stream& stream = compressor.stream;
  std::array<char, kBufferSize> buffer;
  std::string result;
  std::size_t fed = 0;
  int status = BZ_RUN_OK;
  while (status != BZ_STREAM_END) {
    Feed(content, fed, stream);
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    status =
        BZ2_bzCompress(&stream, fed == content.size() ? BZ_FINISH : BZ_RUN);
    result.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  return result;
}

StreamEnd Bzip2DecodeStream(std::string_view data, Output& output) {
  Decompressor decompressor;
  bz_stream& stream = decompressor.stream;
  std::array<char, kBufferSize> buffer;
  std::size_t fed = 0;
  while (true) {
    Feed(data, fed, stream);
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    const int status = BZ2_bzDecompress(&stream);
    const std::size_t made = buffer.size() - stream.avail_out;
    const std::size_t consumed = fed - stream.avail_in;
    if (status == BZ_MEM_ERROR) throw std::bad_alloc();
    if (made > 0) output.Append({buffer.data(), made}, consumed);
    if (status == BZ_STREAM_END) return {Kind::kComplete, consumed};
    if (status != BZ_OK) {
      return {Kind::kDamaged, consumed, "Invalid data stream"};
    }
    if (consumed == data.size() && made < buffer.size()) {
      return {Kind::kTruncated, consumed,
              "Compressed data ended before the end-of-stream marker was "
              "reached"};
    }
  }
}

}  // namespace insight::plugins::compression
