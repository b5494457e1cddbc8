// Writes zip archives (PKWARE's APPNOTE.TXT) in memory, on libarchive.
//
// Equal files give equal bytes: all times are 1980-01-01 00:00, the earliest
// that the format knows.  Names that are not ASCII are marked as UTF-8.
//
// Example:
//
//   ZipWriter zip;
//   zip.Add("notes.txt", content, 0600);
//   const std::string archive = std::move(zip).Finish();
//
// Thread safety: for one thread at a time.

#ifndef PLUGINS_COMPRESSION_UTIL_ZIP_WRITER_H_
#define PLUGINS_COMPRESSION_UTIL_ZIP_WRITER_H_

#include <memory>
#include <string>
#include <string_view>

struct archive;

namespace insight::plugins::compression {

class ZipWriter {
 public:
  ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  // Adds a regular file with these permissions.  `name` is a base name in
  // UTF-8.  Throws PluginException if it has more than 65,535 bytes.
  void Add(std::string_view name, std::string_view content,
           unsigned permissions);

  // Returns the archive.
  [[nodiscard]] std::string Finish() &&;

 private:
  struct FreeArchive {
    void operator()(archive* writer) const;
  };

  std::string archive_;  // The writer appends to it, even when it is freed.
  std::unique_ptr<archive, FreeArchive> writer_;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_ZIP_WRITER_H_
