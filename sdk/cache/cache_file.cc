#include "sdk/cache/cache_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sdk/log/logger.h"

namespace insight {
namespace {

bool IsRegularFile(const ConfinedPath& place) {
  struct stat info = {};
  return fstatat(place.directory.get(), place.name.c_str(), &info,
                 AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(info.st_mode);
}

void WarnIfOutside(PathStatus status, std::string_view function,
                   std::string_view path, Logger& log) {
  if (status != PathStatus::kOutside) return;
  log.Warning(std::string(function) + ": " + std::string(path) +
              " is outside of " + std::string(kCacheDirectory));
}

void LogNotOpened(std::string_view path, std::string_view reason, Logger& log) {
  log.Error("OpenCacheFile: File " + std::string(path) +
            " could not be opened: " + std::string(reason));
}

}  // namespace

bool CacheFiles::Check(std::string_view path, Logger& log) const {
  const ConfinedPath place = ResolveConfined(root_, path, {});
  WarnIfOutside(place.status, "CheckCacheFile", path, log);
  return place.status == PathStatus::kFound && IsRegularFile(place);
}

std::optional<FileHandle> CacheFiles::Open(std::string_view path, OpenMode mode,
                                           Logger& log) const {
  const ConfinedPath place =
      ResolveConfined(root_, path, {.create_folders = true});
  WarnIfOutside(place.status, "OpenCacheFile", path, log);
  if (place.status == PathStatus::kNoCache) {
    log.Error("OpenCacheFile: /var/cache directory or does not exist");
  }
  if (place.status == PathStatus::kMissing) {
    LogNotOpened(path, "its folder could not be made", log);
  }
  if (place.status != PathStatus::kFound) return std::nullopt;

  // O_NONBLOCK: a named pipe in the file's place must not block.
  const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC |
                    (mode == OpenMode::kAppend ? O_APPEND : 0);
  UniqueFd fd(openat(place.directory.get(), place.name.c_str(), flags, 0666));
  if (!fd.valid()) {
    LogNotOpened(path, std::strerror(errno), log);
    return std::nullopt;
  }
  struct stat info = {};
  if (fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    LogNotOpened(path, "it is no regular file", log);
    return std::nullopt;
  }
  return FileHandle(std::move(fd), std::string(path));
}

bool CacheFiles::Remove(std::string_view path, Logger& log) const {
  const ConfinedPath file = ResolveConfined(root_, path, {});
  WarnIfOutside(file.status, "RemoveCacheFile", path, log);
  if (file.status != PathStatus::kFound || !IsRegularFile(file)) return false;
  const ConfinedPath place =
      ResolveConfined(root_, path, {.follow_last = false});
  return place.status == PathStatus::kFound &&
         unlinkat(place.directory.get(), place.name.c_str(), 0) == 0;
}

}  // namespace insight
