#include "plugins/compression/util/zip_reader.h"

#include <algorithm>
#include <utility>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/deflate.h"
#include "plugins/compression/util/errors.h"
#include "plugins/compression/util/little_endian.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/stream_end.h"
#include "plugins/compression/util/zip_directory.h"

namespace insight::plugins::compression {
namespace {

constexpr std::string_view kHeaderSignature = "PK\3\4";
constexpr std::size_t kHeaderSize = 30;

// Compression methods (APPNOTE.TXT, 4.4.5).
constexpr int kStored = 0;
constexpr int kDeflated = 8;
constexpr int kBzip2 = 12;
constexpr int kLzma = 14;

// DEFLATE makes at most 1,032 bytes of one (zlib's technical details).
constexpr std::size_t kMaxDeflateRatio = 1032;

std::string Quoted(const ZipEntry& entry) { return "'" + entry.name + "'"; }

[[noreturn]] void ThrowBadCrc(const ZipEntry& entry) {
  ThrowDamaged("Bad CRC-32 for file " + Quoted(entry));
}

// Keeps what an entry holds, but no more than it says that it does.
class EntryOutput final : public Output {
 public:
  explicit EntryOutput(const ZipEntry& entry) : entry_(entry) {
    content_.reserve(std::min<std::uint64_t>(
        entry.size, entry.compressed_size * kMaxDeflateRatio));
  }

  void Append(std::string_view content, std::size_t) override {
    if (content.size() > entry_.size - content_.size()) ThrowBadCrc(entry_);
    content_.append(content);
  }

  [[nodiscard]] std::string Take() && { return std::move(content_); }

 private:
  const ZipEntry& entry_;
  std::string content_;
};

// Section 5.8.8: `data` is a header of LZMA's own, then its stream.
StreamEnd DecodeLzma(const ZipEntry& entry, std::string_view data,
                     EntryOutput& output) {
  constexpr std::size_t kPropertiesSize = 5;
  constexpr std::size_t kLzmaHeaderSize = 4 + kPropertiesSize;
  if (data.size() < kLzmaHeaderSize ||
      ReadLe16(data.substr(2)) != kPropertiesSize) {
    return {StreamEnd::Kind::kDamaged, 0, "Corrupt input data"};
  }
  const bool size_unknown = entry.flags & kZipHasEndMarker;
  std::string header(data.substr(4, kPropertiesSize));
  AppendLe(size_unknown ? ~std::uint64_t{0} : entry.size, 8, header);
  return LzmaAloneDecodeAfterHeader(header, data.substr(kLzmaHeaderSize),
                                    output);
}

StreamEnd Decode(const ZipEntry& entry, std::string_view data,
                 EntryOutput& output) {
  switch (entry.method) {
    case kStored:
      output.Append(data, data.size());
      return {StreamEnd::Kind::kComplete, data.size()};
    case kDeflated:
      return Inflate(data, output);
    case kBzip2:
      return Bzip2DecodeStream(data, output);
    case kLzma:
      return DecodeLzma(entry, data, output);
    default:
      ThrowUnsupported("That compression method is not supported (" +
                       std::to_string(entry.method) + " in " + Quoted(entry) +
                       ")");
  }
}

}  // namespace

ZipReader::ZipReader(std::string_view data)
    : data_(data), entries_(ReadZipDirectory(data)) {}

std::string_view ZipReader::CompressedContent(const ZipEntry& entry) const {
  if (entry.header_offset > data_.size() ||
      data_.size() - entry.header_offset < kHeaderSize) {
    ThrowDamaged("Truncated file header");
  }
  std::string_view rest = data_.substr(entry.header_offset);
  if (!rest.starts_with(kHeaderSignature)) {
    ThrowDamaged("Bad magic number for file header");
  }
  const std::size_t name_size = ReadLe16(rest.substr(26));
  const std::size_t extra_size = ReadLe16(rest.substr(28));
  rest.remove_prefix(kHeaderSize);
  if (rest.size() < name_size + extra_size) {
    ThrowDamaged("Truncated file header");
  }
  if (rest.substr(0, name_size) != entry.raw_name) {
    ThrowDamaged("File name in directory and header differ for " +
                 Quoted(entry));
  }
  rest.remove_prefix(name_size + extra_size);
  if (rest.size() < entry.compressed_size) {
    ThrowDamaged("The archive ends inside file " + Quoted(entry));
  }
  return rest.substr(0, entry.compressed_size);
}

std::string ZipReader::Read(const ZipEntry& entry) const {
  const std::string_view data = CompressedContent(entry);
  if (entry.flags & (kZipEncrypted | kZipStronglyEncrypted)) {
    ThrowUnsupported("File " + Quoted(entry) +
                     " is encrypted, password required for extraction");
  }
  if (entry.flags & kZipPatched) {
    ThrowUnsupported("compressed patched data (flag bit 5)");
  }
  EntryOutput output(entry);
  const StreamEnd end = Decode(entry, data, output);
  if (end.kind != StreamEnd::Kind::kComplete) {
    ThrowDamaged(end.problem + " (file " + Quoted(entry) + ")");
  }
  std::string content = std::move(output).Take();
  if (Crc32(0, content) != entry.crc) ThrowBadCrc(entry);
  return content;
}

}  // namespace insight::plugins::compression
