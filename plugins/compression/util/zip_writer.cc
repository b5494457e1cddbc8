#include "plugins/compression/util/zip_writer.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "plugins/compression/util/deflate.h"
#include "plugins/compression/util/little_endian.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::compression {
namespace {

constexpr std::uint16_t kVersionNeeded = 20;  // 2.0, for DEFLATE.
constexpr std::uint16_t kVersionZip64 = 45;
constexpr std::uint16_t kMadeOnUnix = 3 << 8;
constexpr std::uint16_t kUtf8Name = 1 << 11;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kTime = 0;
constexpr std::uint16_t kDate = 1 << 5 | 1;  // Month 1, day 1, year 1980 + 0.

constexpr std::size_t kMax16 = 0xffff;
constexpr std::size_t kMax32 = 0xffffffff;

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

// Section 4.3.14 and 4.3.15: for what the ordinary end record can't count.
void AppendZip64End(std::size_t entries, std::size_t directory_size,
                    std::size_t directory_offset, std::string& out) {
  const std::size_t end64_offset = out.size();
  out += "PK\6\6";
  AppendLe(56 - 12, 8, out);  // The size of what follows.
  AppendLe(kMadeOnUnix | kVersionZip64, 2, out);
  AppendLe(kVersionZip64, 2, out);
  AppendLe(0, 8, out);  // Numbers of disks.
  AppendLe(entries, 8, out);
  AppendLe(entries, 8, out);
  AppendLe(directory_size, 8, out);
  AppendLe(directory_offset, 8, out);
  out += "PK\6\7";
  AppendLe(0, 4, out);
  AppendLe(end64_offset, 8, out);
  AppendLe(1, 4, out);
}

}  // namespace

void ZipWriter::Add(std::string_view name, std::string_view content,
                    unsigned mode) {
  const std::string compressed = deflater_.Deflate(content);
  const std::size_t offset = archive_.size();
  if (name.size() > kMax16 || content.size() >= kMax32 ||
      offset + compressed.size() + directory_.size() >= kMax32 / 2) {
    throw PluginException(
        "The archive would become too large.",
        "Spread the files over several archives, or give them shorter names.");
  }
  // What the entry's header and the directory have in common.
  std::string common;
  AppendLe(kVersionNeeded, 2, common);
  AppendLe(IsAscii(name) ? 0 : kUtf8Name, 2, common);
  AppendLe(kDeflated, 2, common);
  AppendLe(kTime, 2, common);
  AppendLe(kDate, 2, common);
  AppendLe(Crc32(0, content), 4, common);
  AppendLe(compressed.size(), 4, common);
  AppendLe(content.size(), 4, common);
  AppendLe(name.size(), 2, common);
  AppendLe(0, 2, common);  // The size of extra fields.
  archive_.append("PK\3\4").append(common).append(name).append(compressed);
  directory_ += "PK\1\2";
  AppendLe(kMadeOnUnix | kVersionNeeded, 2, directory_);
  directory_ += common;
  AppendLe(0, 2, directory_);  // The size of the comment.
  AppendLe(0, 2, directory_);  // The number of the disk.
  AppendLe(0, 2, directory_);  // No text.
  AppendLe(std::uint64_t{mode} << 16, 4, directory_);
  AppendLe(offset, 4, directory_);
  directory_ += name;
  ++entries_;
}

std::string ZipWriter::Finish() && {
  const std::size_t offset = archive_.size();
  archive_ += directory_;
  if (entries_ > kMax16) {
    AppendZip64End(entries_, directory_.size(), offset, archive_);
  }
  const std::size_t entries = std::min(entries_, kMax16);
  archive_ += "PK\5\6";
  AppendLe(0, 4, archive_);  // Numbers of disks.
  AppendLe(entries, 2, archive_);
  AppendLe(entries, 2, archive_);
  AppendLe(directory_.size(), 4, archive_);
  AppendLe(offset, 4, archive_);
  AppendLe(0, 2, archive_);  // The size of the comment.
  return std::move(archive_);
}

}  // namespace insight::plugins::compression
