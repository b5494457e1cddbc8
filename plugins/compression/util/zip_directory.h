// The directory at the end of a zip archive.  For zip_reader.cc only.

#ifndef PLUGINS_COMPRESSION_UTIL_ZIP_DIRECTORY_H_
#define PLUGINS_COMPRESSION_UTIL_ZIP_DIRECTORY_H_

#include <string_view>
#include <vector>

#include "plugins/compression/util/zip_reader.h"

namespace insight::plugins::compression {

// Bits of an entry's flags (APPNOTE.TXT, 4.4.4).
inline constexpr unsigned kZipEncrypted = 1 << 0;
inline constexpr unsigned kZipHasEndMarker = 1 << 1;  // With LZMA.
inline constexpr unsigned kZipPatched = 1 << 5;
inline constexpr unsigned kZipStronglyEncrypted = 1 << 6;
inline constexpr unsigned kZipUtf8Name = 1 << 11;

// As ZipReader's constructor.  Offsets in the result count from the start of
// `data`, even where other data stands before the archive.
[[nodiscard]] std::vector<ZipEntry> ReadZipDirectory(std::string_view data);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_ZIP_DIRECTORY_H_
