// The plugin's cache, by the names that the guide has for its functions.
//
// Example:
//
//   if (!LockCache("seen", context.cancellation(), context.log())) return {};
//   if (auto file = OpenCacheFile("seen.txt", context.log())) { ... }
//   UnlockCache("seen", seconds(0), context.cancellation(), context.log());
//
// Paths are relative to /var/cache or start with it; those of locks are
// relative to /var/cache/lock.  A path that leads out of the cache is refused
// with a warning.  What the results mean is said in "sdk/cache/cache_file.h"
// and "sdk/cache/cache_lock.h".
//
// The last argument is for tests: a cache in a directory of the test's own.
//
// Thread safety: may be called from any thread.

#ifndef SDK_HELPER_CACHE_H_
#define SDK_HELPER_CACHE_H_

#include <chrono>
#include <optional>
#include <string_view>

#include "sdk/cache/cache_file.h"
#include "sdk/cache/cache_lock.h"

namespace insight {

class Cancellation;
class Logger;

// Those of this process in /var/cache.
[[nodiscard]] CacheLocks& ProcessCacheLocks();

// Whether there is a regular file.
[[nodiscard]] bool CheckCacheFile(std::string_view path, Logger& log,
                                  const CacheFiles& files = CacheFiles());

// Opens the file, making it and its folders if they are missing; nothing if
// that is not possible.
[[nodiscard]] std::optional<FileHandle> OpenCacheFile(
    std::string_view path, Logger& log, OpenMode mode = OpenMode::kReadWrite,
    const CacheFiles& files = CacheFiles());

// Removes the file; returns whether there was one.
bool RemoveCacheFile(std::string_view path, Logger& log,
                     const CacheFiles& files = CacheFiles());

// Waits for the lock, for `time_limit` in all or until the step is cancelled;
// returns whether it is ours.  It is shared by all steps of this process.
[[nodiscard]] bool LockCache(
    std::string_view path, const Cancellation& cancellation, Logger& log,
    std::chrono::milliseconds time_limit = std::chrono::minutes(5),
    CacheLocks& locks = ProcessCacheLocks());

// Releases the lock after `delay`, or when the step is cancelled; returns
// whether it was ours (or nobody's) to release.
bool UnlockCache(std::string_view path, std::chrono::duration<double> delay,
                 const Cancellation& cancellation, Logger& log,
                 CacheLocks& locks = ProcessCacheLocks());

}  // namespace insight

#endif  // SDK_HELPER_CACHE_H_
