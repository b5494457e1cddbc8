#include "sdk/cache/cache_lock.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

#include "sdk/cache/lock_file.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

using std::chrono::milliseconds;

// Between two tries; doubled from the first to the last.
constexpr milliseconds kFirstPause(10);
constexpr milliseconds kLastPause(250);

bool Wait(const WaitFn& wait, milliseconds duration) {
  if (wait) return wait(duration);
  std::this_thread::sleep_for(duration);
  return false;
}

milliseconds ToMilliseconds(std::chrono::duration<double> delay) {
  constexpr std::chrono::duration<double> kLongest = std::chrono::years(1);
  if (!(delay.count() > 0)) return milliseconds(0);  // Not a number, too.
  return std::chrono::ceil<milliseconds>(std::min(delay, kLongest));
}

}  // namespace

bool CacheLocks::Lock(std::string_view path, const Options& options,
                      Logger& log) {
  milliseconds pause = kFirstPause;
  milliseconds left = options.time_limit;
  for (;;) {
    const ConfinedPath place = Find(path, true, "LockCache", log);
    if (place.status != PathStatus::kFound) return false;
    LockFile file = TakeLockFile(place);
    if (file.state == LockState::kTaken) {
      const FileId id = IdOf(file.fd);
      const std::lock_guard lock(mutex_);
      held_[id] = {std::move(file.fd), getpid()};
      return true;
    }
    if (file.state == LockState::kFailed) {
      log.Error("LockCache: " + std::string(path) +
                " could not be locked: " + std::strerror(errno));
      return false;
    }
    if (left <= milliseconds(0)) {
      const std::string owner = ReadOwner(place);
      log.Warning("LockCache: " + std::string(path) + " is still locked by " +
                  (owner.empty() ? "an unknown owner" : owner));
      return false;
    }
    const milliseconds now = std::min(pause, left);
    if (Wait(options.wait, now)) {
      log.Warning("LockCache: stopped waiting for " + std::string(path));
      return false;
    }
    left -= now;
    pause = std::min(2 * pause, kLastPause);
  }
}

bool CacheLocks::Unlock(std::string_view path,
                        std::chrono::duration<double> delay,
                        const Options& options, Logger& log) {
  const ConfinedPath place = Find(path, false, "UnlockCache", log);
  if (place.status != PathStatus::kFound) return false;
  const FileId id = IdOf(place);
  LockFile foreign;  // Held while waiting, so that nobody takes it over.
  const bool ours = IsOurs(id);
  if (!ours) {
    foreign = UnlockableFile(place);
    if (foreign.state == LockState::kHeld) {
      log.Warning("UnlockCache: " + std::string(path) +
                  " is the lock of another: " + ReadOwner(place));
    }
    if (foreign.state != LockState::kTaken) return false;
  }
  if (const milliseconds pause = ToMilliseconds(delay); pause.count() > 0) {
    (void)Wait(options.wait, pause);
  }
  const std::lock_guard lock(mutex_);
  // Another thread may have unlocked it meanwhile.
  if (ours && held_.find(id) == held_.end()) return false;
  const bool removed =
      IdOf(place) == (ours ? id : IdOf(foreign.fd)) &&
      unlinkat(place.directory.get(), place.name.c_str(), 0) == 0;
  if (ours) held_.erase(id);
  return removed;
}

ConfinedPath CacheLocks::Find(std::string_view path, bool create_folders,
                              std::string_view function, Logger& log) const {
  const bool absolute = path.starts_with('/');
  ConfinedPath place = ResolveConfined(
      root_, absolute ? std::string(path) : "lock/" + std::string(path),
      {.create_folders = create_folders});
  if (place.status == PathStatus::kOutside) {
    log.Warning(std::string(function) + ": " + std::string(path) +
                " is outside of " + std::string(kCacheDirectory));
  } else if (place.status != PathStatus::kFound && create_folders) {
    log.Error(std::string(function) + ": there is no folder for " +
              std::string(path));
  }
  return place;
}

bool CacheLocks::IsOurs(const FileId& id) {
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(id);
  return found != held_.end() && found->second.pid == getpid();
}

}  // namespace insight
