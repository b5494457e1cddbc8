// Files in the plugin's cache, which outlives its containers and is shared by
// them all.
//
// Example:
//
//   CacheFiles files;
//   std::optional<FileHandle> file = files.Open("myplugin/cache.file", log);
//   files.Check("/var/cache/myplugin/cache.file", log) -> true
//
// A path is relative to the cache, or starts with /var/cache/.  One that leads
// out of it, by ".." or by a symbolic link, is refused with a warning.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_CACHE_CACHE_FILE_H_
#define SDK_CACHE_CACHE_FILE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/cache/confined_path.h"
#include "sdk/cache/file_handle.h"

namespace insight {

class Logger;

enum class OpenMode {
  kReadWrite,  // The position is at the beginning.
  kAppend,     // Every write goes to the end.
};

class CacheFiles {
 public:
  // `root` is where the cache lies; other than /var/cache only in tests.
  explicit CacheFiles(std::string root = std::string(kCacheDirectory))
      : root_(std::move(root)) {}

  // Returns whether there is a regular file.
  [[nodiscard]] bool Check(std::string_view path, Logger& log) const;

  // Opens the file, making it and the folders on its way if they are missing.
  // Returns nothing, with the reason logged, if there is no cache, the path is
  // refused, or the machine cannot (a folder of that name, a full disk).
  [[nodiscard]] std::optional<FileHandle> Open(std::string_view path,
                                               OpenMode mode,
                                               Logger& log) const;

  // Removes the file; returns whether there was one.  Removes a symbolic link
  // itself, not the file that it stands for.
  bool Remove(std::string_view path, Logger& log) const;

 private:
  const std::string root_;
};

}  // namespace insight

#endif  // SDK_CACHE_CACHE_FILE_H_
