#include "plugins/compression/util/gzip.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/deflate.h"
#include "plugins/compression/util/errors.h"
#include "plugins/compression/util/little_endian.h"
#include "plugins/compression/util/stream_end.h"

namespace insight::plugins::compression {
namespace {

constexpr std::string_view kMagic = "\x1f\x8b";
constexpr char kDeflateMethod = 8;
constexpr std::size_t kFixedHeaderSize = 10;
constexpr std::size_t kTrailerSize = 8;
constexpr std::string_view kEndedEarly =
    "Compressed file ended before the end-of-stream marker was reached";

// Bits of FLG (section 2.3.1).
constexpr unsigned kHasHeaderCrc = 1 << 1;
constexpr unsigned kHasExtra = 1 << 2;
constexpr unsigned kHasName = 1 << 3;
constexpr unsigned kHasComment = 1 << 4;

// Returns where the zero-terminated text that starts at `begin` ends.
std::size_t SkipText(std::string_view data, std::size_t begin) {
  const std::size_t end = data.find('\0', begin);
  if (end == std::string_view::npos) ThrowDamaged(kEndedEarly);
  return end + 1;
}

// Returns the size of the header that `data` starts with.
std::size_t HeaderSize(std::string_view data) {
  if (!data.starts_with(kMagic.substr(0, data.size()))) {
    ThrowDamaged("Not a gzipped file");
  }
  if (data.size() < kFixedHeaderSize) ThrowDamaged(kEndedEarly);
  if (data[2] != kDeflateMethod) ThrowDamaged("Unknown compression method");
  const auto flags = static_cast<unsigned char>(data[3]);
  std::size_t size = kFixedHeaderSize;
  if (flags & kHasExtra) {
    if (data.size() < size + 2) ThrowDamaged(kEndedEarly);
    size += 2 + ReadLe16(data.substr(size));
  }
  if (flags & kHasName) size = SkipText(data, size);
  if (flags & kHasComment) size = SkipText(data, size);
  if (flags & kHasHeaderCrc) size += 2;
  if (size > data.size()) ThrowDamaged(kEndedEarly);
  return size;
}

// Passes content on and keeps account of it for the trailer.
class CheckedOutput final : public Output {
 public:
  // `consumed_before` is how many bytes stand before the member's stream.
  CheckedOutput(std::size_t consumed_before, Output& next)
      : consumed_before_(consumed_before), next_(next) {}

  void Append(std::string_view content, std::size_t consumed) override {
    crc_ = Crc32(crc_, content);
    size_ += content.size();
    next_.Append(content, consumed_before_ + consumed);
  }

  // Throws unless `trailer` is that of the content.
  void Check(std::string_view trailer) const {
    if (ReadLe32(trailer) != crc_) ThrowDamaged("CRC check failed");
    if (ReadLe32(trailer.substr(4)) != static_cast<std::uint32_t>(size_)) {
      ThrowDamaged("Incorrect length of data produced");
    }
  }

 private:
  std::size_t consumed_before_;
  Output& next_;
  std::uint32_t crc_ = 0;
  std::size_t size_ = 0;
};

std::size_t SkipZeros(std::string_view data, std::size_t position) {
  const std::size_t next = data.find_first_not_of('\0', position);
  return next == std::string_view::npos ? data.size() : next;
}

// Throws beyond the limits.  Damage is not its business: it stops there.
void ThrowIfBeyondLimits(std::string_view data) {
  CountingOutput count(data.size());
  std::size_t position = 0;
  while (position < data.size()) {
    position += HeaderSize(data.substr(position));
    const StreamEnd end =
        MeasureDeflate(data.substr(position), position, count);
    if (end.kind != StreamEnd::Kind::kComplete) return;
    position = SkipZeros(data, position + end.consumed + kTrailerSize);
  }
}

}  // namespace

std::string GzipCompress(std::string_view content) {
  // No flags, no time, "slowest algorithm", "unknown system".
  constexpr std::string_view kHeader("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10);
  std::string trailer;
  AppendLe(Crc32(0, content), 4, trailer);
  AppendLe(content.size(), 4, trailer);  // Modulo 2^32.
  return Deflater().Deflate(content, kHeader, trailer);
}

std::string GzipDecompress(std::string_view data) {
  BoundedOutput output(data.size(), [data] { ThrowIfBeyondLimits(data); });
  // With one member, the usual case, that is the content's size.
  if (data.size() > kTrailerSize) {
    output.Reserve(ReadLe32(data.substr(data.size() - 4)));
  }
  std::size_t position = 0;
  while (position < data.size()) {
    position += HeaderSize(data.substr(position));
    CheckedOutput member(position, output);
    const StreamEnd end = Inflate(data.substr(position), member);
    if (end.kind != StreamEnd::Kind::kComplete) ThrowDamaged(end.problem);
    position += end.consumed;
    if (data.size() - position < kTrailerSize) ThrowDamaged(kEndedEarly);
    member.Check(data.substr(position));
    position = SkipZeros(data, position + kTrailerSize);
  }
  return std::move(output).Take();
}

}  // namespace insight::plugins::compression
