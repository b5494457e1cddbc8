#include "sdk/helper/cache.h"

#include "sdk/step/cancellation.h"

namespace insight {
namespace {

WaitFn WaitingOn(const Cancellation& cancellation) {
  return [&cancellation](std::chrono::milliseconds duration) {
    return cancellation.WaitFor(duration);
  };
}

}  // namespace

CacheLocks& ProcessCacheLocks() {
  static CacheLocks locks;
  return locks;
}

bool CheckCacheFile(std::string_view path, Logger& log,
                    const CacheFiles& files) {
  return files.Check(path, log);
}

std::optional<FileHandle> OpenCacheFile(std::string_view path, Logger& log,
                                        OpenMode mode,
                                        const CacheFiles& files) {
  return files.Open(path, mode, log);
}

bool RemoveCacheFile(std::string_view path, Logger& log,
                     const CacheFiles& files) {
  return files.Remove(path, log);
}

bool LockCache(std::string_view path, const Cancellation& cancellation,
               Logger& log, std::chrono::milliseconds time_limit,
               CacheLocks& locks) {
  return locks.Lock(
      path, {.wait = WaitingOn(cancellation), .time_limit = time_limit}, log);
}

bool UnlockCache(std::string_view path, std::chrono::duration<double> delay,
                 const Cancellation& cancellation, Logger& log,
                 CacheLocks& locks) {
  return locks.Unlock(path, delay, {.wait = WaitingOn(cancellation)}, log);
}

}  // namespace insight
