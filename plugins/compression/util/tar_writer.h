// Writes tar archives in pax format (POSIX.1-2017, pax) in memory.
//
// Why not libarchive, tried with 3.6.2 in the locale "C", a static program's
// only one: it marks the names that are not ASCII as of no known character set
// (hdrcharset=BINARY), where pax has UTF-8, and crashes if they are set by
// archive_entry_set_pathname_utf8().
//
// Equal files give equal bytes: owner and group are 0, all times are 0.  The
// archive ends with two blocks of zeros and is not filled up to 10,240 bytes,
// as tapes wanted it: with that much filling, a small file's archive would
// exceed the compression ratio that Extract Archive allows.
//
// Example:
//
//   TarWriter tar;
//   tar.Add("notes.txt", content);
//   const std::string archive = std::move(tar).Finish();
//
// Thread safety: for one thread at a time.

#ifndef PLUGINS_COMPRESSION_UTIL_TAR_WRITER_H_
#define PLUGINS_COMPRESSION_UTIL_TAR_WRITER_H_

#include <string>
#include <string_view>

namespace insight::plugins::compression {

class TarWriter {
 public:
  // Adds a regular file with mode 0644.  `name` is a base name in UTF-8.
  void Add(std::string_view name, std::string_view content);

  [[nodiscard]] std::string Finish() &&;

 private:
  std::string archive_;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_TAR_WRITER_H_
