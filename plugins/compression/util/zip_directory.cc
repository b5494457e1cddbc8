#include "plugins/compression/util/zip_directory.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "plugins/compression/util/code_page_437.h"
#include "plugins/compression/util/errors.h"
#include "plugins/compression/util/little_endian.h"

namespace insight::plugins::compression {
namespace {

constexpr std::string_view kEndSignature = "PK\5\6";
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMaxCommentSize = 0xffff;
constexpr std::string_view kEntrySignature = "PK\1\2";
constexpr std::size_t kEntrySize = 46;

constexpr std::string_view kEnd64Signature = "PK\6\6";
constexpr std::size_t kEnd64Size = 56;
constexpr std::string_view kLocator64Signature = "PK\6\7";
constexpr std::size_t kLocator64Size = 20;
constexpr std::uint16_t kZip64Field = 1;
// What a 32-bit size or offset holds if the true one is in the Zip64 field.
constexpr std::uint64_t kIn64 = 0xffffffff;

struct DirectoryPlace {
  std::uint64_t end;     // Where the directory ends in the data.
  std::uint64_t size;    // In bytes.
  std::uint64_t offset;  // From the start of the archive.
};

std::optional<std::size_t> FindEnd(std::string_view data) {
  if (data.size() < kEndSize) return std::nullopt;
  const std::size_t searched =
      std::min(data.size(), kEndSize + kMaxCommentSize);
  const std::size_t begin = data.size() - searched;
  const std::size_t found =
      data.substr(begin, searched - kEndSize + kEndSignature.size())
          .rfind(kEndSignature);
  if (found == std::string_view::npos) return std::nullopt;
  return begin + found;
}

// Section 4.3.14 to 4.3.16.
DirectoryPlace FindDirectory(std::string_view data) {
  const std::optional<std::size_t> end = FindEnd(data);
  if (!end) ThrowDamaged("File is not a zip file");
  const std::string_view record = data.substr(*end);
  DirectoryPlace place = {*end, ReadLe32(record.substr(12)),
                          ReadLe32(record.substr(16))};
  if (*end < kLocator64Size + kEnd64Size) return place;
  const std::string_view locator = data.substr(*end - kLocator64Size);
  if (!locator.starts_with(kLocator64Signature)) return place;
  if (ReadLe32(locator.substr(4)) != 0 || ReadLe32(locator.substr(16)) > 1) {
    ThrowUnsupported("zipfiles that span multiple disks are not supported");
  }
  const std::size_t end64 = *end - kLocator64Size - kEnd64Size;
  const std::string_view record64 = data.substr(end64);
  if (!record64.starts_with(kEnd64Signature)) return place;
  return {end64, ReadLe64(record64.substr(40)), ReadLe64(record64.substr(48))};
}

// Takes the sizes that do not fit into 32 bits from the entry's extra fields
// (section 4.5.3).
void ReadZip64Field(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const std::uint16_t id = ReadLe16(extra);
    const std::size_t size = ReadLe16(extra.substr(2));
    if (size > extra.size() - 4) {
      ThrowDamaged("Corrupt extra field in a zip entry");
    }
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (id != kZip64Field) continue;
    for (std::uint64_t* value :
         {&entry.size, &entry.compressed_size, &entry.header_offset}) {
      if (*value != kIn64) continue;
      if (field.size() < 8) ThrowDamaged("Corrupt zip64 extra field");
      *value = ReadLe64(field);
      field.remove_prefix(8);
    }
  }
}

std::string DecodeName(std::string_view raw, unsigned flags) {
  raw = raw.substr(0, raw.find('\0'));
  return flags & kZipUtf8Name ? std::string(raw) : FromCodePage437(raw);
}

// Takes the entry that `directory` starts with off it (section 4.3.12).
ZipEntry TakeEntry(std::string_view& directory) {
  if (directory.size() < kEntrySize) {
    ThrowDamaged("Truncated central directory");
  }
  if (!directory.starts_with(kEntrySignature)) {
    ThrowDamaged("Bad magic number for central directory");
  }
  const std::size_t name_size = ReadLe16(directory.substr(28));
  const std::size_t extra_size = ReadLe16(directory.substr(30));
  const std::size_t comment_size = ReadLe16(directory.substr(32));
  const std::size_t size = kEntrySize + name_size + extra_size + comment_size;
  if (directory.size() < size) ThrowDamaged("Truncated central directory");
  ZipEntry entry;
  entry.flags = ReadLe16(directory.substr(8));
  entry.method = ReadLe16(directory.substr(10));
  entry.crc = ReadLe32(directory.substr(16));
  entry.compressed_size = ReadLe32(directory.substr(20));
  entry.size = ReadLe32(directory.substr(24));
  entry.header_offset = ReadLe32(directory.substr(42));
  entry.raw_name = directory.substr(kEntrySize, name_size);
  entry.name = DecodeName(entry.raw_name, entry.flags);
  ReadZip64Field(directory.substr(kEntrySize + name_size, extra_size), entry);
  directory.remove_prefix(size);
  return entry;
}

}  // namespace

std::vector<ZipEntry> ReadZipDirectory(std::string_view data) {
  const DirectoryPlace place = FindDirectory(data);
  if (place.size > place.end || place.offset > data.size()) {
    ThrowDamaged("Bad offset for central directory");
  }
  const std::uint64_t begin = place.end - place.size;
  // What stands before the archive.  Negative, and then wrapping around, if the
  // archive says that it starts before the data.
  const std::uint64_t before = begin - place.offset;
  std::string_view directory = data.substr(begin, place.size);
  std::vector<ZipEntry> entries;
  while (!directory.empty()) {
    if (entries.size() == kMaxEntries) ThrowTooManyEntries();
    ZipEntry entry = TakeEntry(directory);
    entry.header_offset += before;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace insight::plugins::compression
