// Writes zip archives (PKWARE's APPNOTE.TXT) in memory.
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

#include <cstddef>
#include <string>
#include <string_view>

#include "plugins/compression/util/deflate.h"

namespace insight::plugins::compression {

class ZipWriter {
 public:
  // Adds a file.  `mode` is what stat() calls st_mode: permissions, and the
  // type if it shall be recorded.  Throws PluginException if the archive gets
  // larger than 2 GiB, and for a name of more than 65,535 bytes.
  void Add(std::string_view name, std::string_view content, unsigned mode);

  // Returns the archive.
  [[nodiscard]] std::string Finish() &&;

 private:
  Deflater deflater_;
  std::string archive_;
  std::string directory_;
  std::size_t entries_ = 0;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_ZIP_WRITER_H_
