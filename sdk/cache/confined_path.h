// Finds files by paths that must not lead out of a directory.
//
// The path is walked one component at a time with openat(), each symbolic link
// is read and its target walked the same way, and nothing is looked up twice.
// So neither "..", nor a link, nor somebody who exchanges a folder for a link
// meanwhile, leads outside.
//
// Thread safety: may be called from any thread.

#ifndef SDK_CACHE_CONFINED_PATH_H_
#define SDK_CACHE_CONFINED_PATH_H_

#include <string>
#include <string_view>

#include "sdk/cache/unique_fd.h"

namespace insight {

// The name that every container knows the cache by.
inline constexpr std::string_view kCacheDirectory = "/var/cache";

enum class PathStatus {
  kFound,  // `directory` and `name` say where; the file itself may be missing.
  kMissing,  // A folder on the way is missing or no folder.
  kOutside,  // The path leads outside, or is none (it has a zero byte).
  kNoCache,  // The root itself is missing or no directory.
};

struct ConfinedPath {
  PathStatus status = PathStatus::kMissing;
  UniqueFd directory = {};  // Open with O_PATH, for the *at() functions.
  std::string name = {};    // No slash, not "." or "..".
};

struct ResolveOptions {
  // Whether missing folders on the way are made (mode 0777 less the umask).
  bool create_folders = false;
  // Whether a symbolic link in the last place is followed, too.
  bool follow_last = true;
};

// Finds `path` below the directory `root`.  `path` is relative to it, or starts
// with /var/cache/, which stands for the root wherever that lies.  A link with
// an absolute target may lead back into the root.  A path that climbs above the
// root is outside, even if it would come back.
[[nodiscard]] ConfinedPath ResolveConfined(const std::string& root,
                                           std::string_view path,
                                           const ResolveOptions& options);

}  // namespace insight

#endif  // SDK_CACHE_CONFINED_PATH_H_
