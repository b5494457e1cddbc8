// Reads tar archives that lie in memory: POSIX ustar and pax, GNU, and the
// seventh edition's.
//
// Why not libarchive: see zip_reader.h.
//
// Example:
//
//   TarReader tar(data);
//   while (const std::optional<TarFile> file = tar.NextFile()) Use(*file);
//
// Thread safety: for one thread at a time.

#ifndef PLUGINS_COMPRESSION_UTIL_TAR_READER_H_
#define PLUGINS_COMPRESSION_UTIL_TAR_READER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace insight::plugins::compression {

struct TarFile {
  // The path, perhaps without its first folders: the format keeps those of old
  // archives apart, and only the last component is of use here.
  std::string name;
  std::string_view content;  // Lies in the archive.
};

// Whether `data` starts with a member of a tar archive, or is nothing but an
// archive's end (512 zeros or more).
[[nodiscard]] bool IsTar(std::string_view data);

class TarReader {
 public:
  // `data` must outlive the reader and the files that it returns.
  explicit TarReader(std::string_view data) : rest_(data) {}

  // Returns the next regular file; folders, links and devices are passed over.
  // Nothing if the archive is over, or goes on with something that is no
  // member. Throws PluginException if it ends inside a file, and for sparse
  // files, whose holes are no data.
  [[nodiscard]] std::optional<TarFile> NextFile();

 private:
  using Attributes = std::map<std::string, std::string, std::less<>>;

  // Takes `size` bytes and what fills their last block.
  std::string_view TakeContent(std::uint64_t size);

  std::string_view rest_;
  Attributes global_;  // Hold for all that follows.
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_TAR_READER_H_
