// Locks in the plugin's cache, for the steps and containers that share it.
//
// Example:
//
//   CacheLocks locks;
//   if (!locks.Lock("download", {.wait = Waiting(context)}, log)) return
//   Later();
//   ...
//   locks.Unlock("download", seconds(0), {}, log);
//
// A lock is a file: one at /var/cache/lock/NAME, or at the path given if that
// starts with /var/cache/.  It is exclusive between processes, containers of
// one machine, and CacheLocks objects; it belongs to the object that took it,
// whichever thread asks.  When the owner's process ends without unlocking, the
// next one who asks takes the lock over.
//
// Trap: a process made by fork() without exec() keeps its parent's locks alive.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_CACHE_CACHE_LOCK_H_
#define SDK_CACHE_CACHE_LOCK_H_

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/cache/confined_path.h"
#include "sdk/cache/unique_fd.h"

namespace insight {

class Logger;

// Waits for that long; returns early, and true, if the caller is to give up.
// Cancellation::WaitFor() is one.
using WaitFn = std::function<bool(std::chrono::milliseconds)>;

class CacheLocks {
 public:
  struct Options {
    // Empty: waits to the end.
    WaitFn wait = {};
    // How long Lock() waits in all.
    std::chrono::milliseconds time_limit = std::chrono::minutes(5);
  };

  // `root` is where the cache lies; other than /var/cache only in tests.
  explicit CacheLocks(std::string root = std::string(kCacheDirectory))
      : root_(std::move(root)) {}
  CacheLocks(const CacheLocks&) = delete;
  CacheLocks& operator=(const CacheLocks&) = delete;

  // Waits for the lock; true once it is ours.  False, with the reason logged,
  // if it is still held at the time limit, if `wait` gives up, if there is no
  // cache or the path leads out of it, or if the machine cannot (a full disk).
  //
  // A lock that this object has already is waited for, too.
  [[nodiscard]] bool Lock(std::string_view path, const Options& options,
                          Logger& log);

  // Releases the lock after `delay` (not before: it stays locked while this
  // waits; if `wait` gives up, it is released at once).  True if it was ours,
  // a dead owner's, or without owner (made by the Python runtime).  False
  // immediately if there is no such lock, or if it is another's and alive.
  bool Unlock(std::string_view path, std::chrono::duration<double> delay,
              const Options& options, Logger& log);

 private:
  using FileId = std::pair<dev_t, ino_t>;
  struct Held {
    UniqueFd fd;
    pid_t pid = 0;  // Of the process that took it, not of its children.
  };

  ConfinedPath Find(std::string_view path, bool create_folders,
                    std::string_view function, Logger& log) const;
  [[nodiscard]] bool IsOurs(const FileId& id);

  const std::string root_;
  std::mutex mutex_;  // Guards all below.
  std::map<FileId, Held> held_;
};

}  // namespace insight

#endif  // SDK_CACHE_CACHE_LOCK_H_
