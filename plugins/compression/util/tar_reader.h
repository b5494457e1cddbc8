// Reads tar archives that lie in memory: POSIX ustar and pax, GNU, and the
// seventh edition's.  On libarchive, which hands out names as the bytes that
// the archive has, whatever the locale.
//
// Example:
//
//   TarReader tar(data);
//   while (const std::optional<TarFile> file = tar.NextFile()) {
//     if (IsTolerable(file->size)) Use(file->name, tar.Read(*file));
//   }
//
// Thread safety: for one thread at a time.

#ifndef PLUGINS_COMPRESSION_UTIL_TAR_READER_H_
#define PLUGINS_COMPRESSION_UTIL_TAR_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct archive;

namespace insight::plugins::compression {

struct TarFile {
  std::string name;        // A path with slashes.
  std::uint64_t size = 0;  // What the archive says, in bytes; may be a lie.
};

// Whether `data` starts with a member of a tar archive, or is nothing but an
// archive's end (512 zeros or more).
[[nodiscard]] bool IsTar(std::string_view data);

class TarReader {
 public:
  // `data` must outlive the reader.  Throws PluginException if it is no tar
  // archive.
  explicit TarReader(std::string_view data);

  // Returns the next regular file; folders, links and devices are passed over.
  // Nothing if the archive is over, or goes on with something that is no
  // member.  Throws PluginException if it ends inside a member.
  [[nodiscard]] std::optional<TarFile> NextFile();

  // Returns the content of the file that NextFile() returned last; at most
  // once.  Throws PluginException if the archive ends inside it, and for a
  // sparse file: its holes could make any size of a few bytes.
  [[nodiscard]] std::string Read(const TarFile& file);

 private:
  struct FreeArchive {
    void operator()(archive* reader) const;
  };

  std::unique_ptr<archive, FreeArchive> reader_;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_TAR_READER_H_
