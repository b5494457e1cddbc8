// Reads zip archives (PKWARE's APPNOTE.TXT) that lie in memory.
//
// Why not libarchive, tried with 3.6.2 in a static program on an empty file
// system, where setlocale() knows "C" alone: for a name that is marked as UTF-8
// both archive_entry_pathname() and archive_entry_pathname_utf8() give null,
// and for code page 437 there is no iconv.  It also goes by the order of the
// data and by what stands in front of it, not by the directory, whose order
// decides which of two files with one name stays and whose sizes keep bombs
// out; it turns backslashes into slashes, refuses the empty archive, and does
// not say how many entries there are before it has read them.
//
// As Python's zipfile: the directory at the end is what counts, data may stand
// before the archive, sizes may be Zip64's, and methods are stored, deflate,
// bzip2 and LZMA.
//
// Example:
//
//   const ZipReader zip(data);
//   for (const ZipEntry& entry : zip.entries()) {
//     if (!entry.is_directory()) Use(entry.name, zip.Read(entry));
//   }
//
// Thread safety: const after construction; any thread may read.

#ifndef PLUGINS_COMPRESSION_UTIL_ZIP_READER_H_
#define PLUGINS_COMPRESSION_UTIL_ZIP_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::compression {

inline constexpr std::size_t kMaxEntries = 10'000;

struct ZipEntry {
  // A path with slashes: UTF-8 if the archive says so, otherwise converted from
  // code page 437.
  std::string name;
  std::string_view raw_name;  // As it is in the archive.
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t compressed_size = 0;
  std::uint64_t size = 0;  // What the archive says; it may be a lie.
  std::uint64_t header_offset = 0;

  [[nodiscard]] bool is_directory() const { return name.ends_with('/'); }
};

class ZipReader {
 public:
  // Reads the directory of `data`, which must outlive the reader.  Throws
  // PluginException if there is none, it is damaged, or it has more than
  // kMaxEntries entries.
  explicit ZipReader(std::string_view data);

  // In the order of the directory.
  [[nodiscard]] const std::vector<ZipEntry>& entries() const {
    return entries_;
  }

  // Returns the content of an entry of entries().  Throws PluginException if it
  // is damaged, encrypted or of an unknown method.  The result is never longer
  // than the entry's `size`: the caller has made sure that this is tolerable.
  [[nodiscard]] std::string Read(const ZipEntry& entry) const;

 private:
  [[nodiscard]] std::string_view CompressedContent(const ZipEntry& entry) const;

  std::string_view data_;
  std::vector<ZipEntry> entries_;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_ZIP_READER_H_
