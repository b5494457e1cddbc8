#include "plugins/compression/util/lzma.h"

#include <lzma.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>

#include "sdk/error/check.h"

namespace insight::plugins::compression {
namespace {

using Kind = StreamEnd::Kind;

constexpr std::uint32_t kPreset = 6;
constexpr std::size_t kBufferSize = 1 << 16;
// What a decoder reserves is only used up as far as there is content.
constexpr std::uint64_t kNoMemoryLimit =
    std::numeric_limits<std::uint64_t>::max();

class Coder {
 public:
  Coder() = default;
  Coder(const Coder&) = delete;
  Coder& operator=(const Coder&) = delete;
  ~Coder() { lzma_end(&stream); }

  // Has the next lzma_code() calls read `data`.
  void Feed(std::string_view data) {
    stream.next_in = reinterpret_cast<const std::uint8_t*>(data.data());
    stream.avail_in = data.size();
  }

  // Codes on into `buffer`; returns how much of it was written.
  std::size_t Code(lzma_action action, lzma_ret& status,
                   std::array<char, kBufferSize>& buffer) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    stream.avail_out = buffer.size();
    status = lzma_code(&stream, action);
    if (status == LZMA_MEM_ERROR) throw std::bad_alloc();
    return buffer.size() - stream.avail_out;
  }

  lzma_stream stream = LZMA_STREAM_INIT;
};

void CheckStarted(lzma_ret status) {
  if (status == LZMA_MEM_ERROR) throw std::bad_alloc();
  Check(status == LZMA_OK, "liblzma knows the options we give it");
}

std::string Encode(Coder& coder, std::string_view content) {
  std::array<char, kBufferSize> buffer;
  std::string result;
  coder.Feed(content);
  lzma_ret status = LZMA_OK;
  while (status == LZMA_OK) {
    const std::size_t made = coder.Code(LZMA_FINISH, status, buffer);
    result.append(buffer.data(), made);
  }
  Check(status == LZMA_STREAM_END, "encoding ends at the end of the content");
  return result;
}

// The texts are those of Python's lzma module.
std::string_view ProblemOf(lzma_ret status) {
  switch (status) {
    case LZMA_FORMAT_ERROR:
      return "Input format not supported by decoder";
    case LZMA_OPTIONS_ERROR:
      return "Invalid or unsupported options";
    default:
      return "Corrupt input data";
  }
}

// `header` stands before `data` and doesn't count as consumed.
StreamEnd Decode(Coder& coder, std::string_view header, std::string_view data,
                 Output& output) {
  std::array<char, kBufferSize> buffer;
  coder.Feed(header);
  bool in_header = !header.empty();
  if (!in_header) coder.Feed(data);
  while (true) {
    lzma_ret status = LZMA_OK;
    const std::size_t made = coder.Code(LZMA_RUN, status, buffer);
    const std::size_t consumed =
        in_header ? 0 : data.size() - coder.stream.avail_in;
    if (made > 0) output.Append({buffer.data(), made}, consumed);
    if (status == LZMA_STREAM_END) return {Kind::kComplete, consumed};
    if (in_header && status == LZMA_OK && coder.stream.avail_in == 0) {
      coder.Feed(data);
      in_header = false;
    } else if (status == LZMA_BUF_ERROR) {
      return {Kind::kTruncated, consumed,
              "Compressed data ended before the end-of-stream marker was "
              "reached"};
    } else if (status != LZMA_OK) {
      return {Kind::kDamaged, consumed, std::string(ProblemOf(status))};
    }
  }
}

}  // namespace

std::string XzCompress(std::string_view content) {
  Coder coder;
  CheckStarted(lzma_easy_encoder(&coder.stream, kPreset, LZMA_CHECK_CRC64));
  return Encode(coder, content);
}

std::string LzmaAloneCompress(std::string_view content) {
  lzma_options_lzma options;
  Check(!lzma_lzma_preset(&options, kPreset), "liblzma has preset 6");
  Coder coder;
  CheckStarted(lzma_alone_encoder(&coder.stream, &options));
  return Encode(coder, content);
}

StreamEnd XzDecodeStream(std::string_view data, Output& output) {
  Coder coder;
  CheckStarted(lzma_stream_decoder(&coder.stream, kNoMemoryLimit, 0));
  return Decode(coder, {}, data, output);
}

StreamEnd LzmaAloneDecodeStream(std::string_view data, Output& output) {
  return LzmaAloneDecodeAfterHeader({}, data, output);
}

StreamEnd LzmaAloneDecodeAfterHeader(std::string_view header,
                                     std::string_view data, Output& output) {
  Coder coder;
  CheckStarted(lzma_alone_decoder(&coder.stream, kNoMemoryLimit));
  return Decode(coder, header, data, output);
}

}  // namespace insight::plugins::compression
