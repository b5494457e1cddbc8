#include "sdk/http/content_decoder.h"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <new>

#include "sdk/http/http_headers.h"

namespace insight {
namespace {

// Windows of zlib's inflateInit2(): 15 bits, and which header is expected.
constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRaw = -15;

class Inflater final : public ContentDecoder {
 public:
  explicit Inflater(bool is_gzip) : is_gzip_(is_gzip) {}
  ~Inflater() override { Close(); }

  void Feed(std::string_view piece, const Output& output) override {
    if (piece.empty()) return;
    if (!started_) {
      // A zlib header's first byte says "deflate, window of at most 32 KiB"; a
      // raw deflate stream hardly ever starts so.
      const bool has_header = (piece[0] & 0x0F) == 8 && (piece[0] & 0x80) == 0;
      Open(is_gzip_ ? kGzip : has_header ? kZlib : kRaw);
    }
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream_.avail_in = static_cast<uInt>(piece.size());
    do {
      // A file of gzip may have several members one after another.
      if (ended_) Restart();
      Step(output);
    } while (stream_.avail_in > 0 || stream_.avail_out == 0);
  }

  void Finish() override {
    if (started_ && !ended_) {
      throw ContentDecoderException("the compressed body is cut off");
    }
  }

 private:
  void Open(int window) {
    if (inflateInit2(&stream_, window) != Z_OK) throw std::bad_alloc();
    started_ = true;
  }

  void Close() {
    if (started_) inflateEnd(&stream_);
    started_ = false;
  }

  void Restart() {
    if (stream_.avail_in == 0) return;
    if (!is_gzip_) {
      throw ContentDecoderException("there is more after the compressed body");
    }
    inflateReset(&stream_);
    ended_ = false;
  }

  void Step(const Output& output) {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_out = static_cast<uInt>(buffer_.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t size = buffer_.size() - stream_.avail_out;
    if (size > 0) output({buffer_.data(), size});
    if (result == Z_STREAM_END) {
      ended_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw ContentDecoderException("the compressed body is damaged");
    }
  }

  const bool is_gzip_;
  z_stream stream_ = {};
  bool started_ = false;
  bool ended_ = false;
  std::array<char, 64 * 1024> buffer_;
};

}  // namespace

std::unique_ptr<ContentDecoder> MakeContentDecoder(std::string_view coding) {
  const bool is_gzip =
      EqualsIgnoreCase(coding, "gzip") || EqualsIgnoreCase(coding, "x-gzip");
  if (!is_gzip && !EqualsIgnoreCase(coding, "deflate")) return nullptr;
  return std::make_unique<Inflater>(is_gzip);
}

}  // namespace insight
