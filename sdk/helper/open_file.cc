#include "sdk/helper/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sdk/cache/unique_fd.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

// 0 if there is nothing, or nothing that may be seen.
mode_t TypeOf(const std::string& path) {
  struct stat info = {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & S_IFMT : 0;
}

}  // namespace

std::optional<FileHandle> OpenFile(const std::string& path, Logger& log) {
  const std::size_t slash = path.rfind('/');
  const bool has_folder = slash != std::string::npos;
  const std::string folder = has_folder ? path.substr(0, slash) : ".";
  if (TypeOf(folder.empty() ? "/" : folder) != S_IFDIR) {
    log.Info("OpenFile: Directory " + folder +
             " is not a directory or does not exist");
    return std::nullopt;
  }
  if (TypeOf(path) != S_IFREG) {
    log.Info("OpenFile: File " + (has_folder ? path.substr(slash + 1) : path) +
             " is not a file or does not exist ");
    return std::nullopt;
  }
  UniqueFd fd(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd.valid()) {
    log.Error("OpenFile: File " + path +
              " could not be opened: " + std::strerror(errno));
    return std::nullopt;
  }
  return FileHandle(std::move(fd), path);
}

}  // namespace insight
