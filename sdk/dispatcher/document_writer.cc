#include "sdk/dispatcher/document_writer.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "sdk/error/plugin_exception.h"

namespace insight {

void DocumentWriter::Write(std::string document) {
  if (framing_ == Framing::kLines) document += '\n';
  const std::lock_guard lock(mutex_);
  for (std::string_view rest = document; !rest.empty();) {
    const ssize_t written = write(fd_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      throw ServerException("Cannot write to stdout: " +
                            std::string(std::strerror(errno)));
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace insight
