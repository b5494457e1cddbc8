#include "sdk/helper/encode.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sdk/cache/file_handle.h"
#include "sdk/cache/unique_fd.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/log/logger.h"
#include "sdk/types/bytes.h"

namespace insight {

std::string EncodeString(std::string_view text) {
  return Bytes::Encode(text).base64();
}

std::optional<std::string> EncodeFile(const std::string& path, Logger& log) {
  struct stat info = {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return std::nullopt;
  }
  UniqueFd fd(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd.valid()) {
    log.Error("EncodeFile: " + path + ": " + std::strerror(errno));
    throw HelperException("EncodeFile");
  }
  try {
    return EncodeString(FileHandle(std::move(fd), path).Read());
  } catch (const PluginException& exception) {
    log.Error("EncodeFile: " + exception.cause());
    throw HelperException("EncodeFile");
  }
}

}  // namespace insight
