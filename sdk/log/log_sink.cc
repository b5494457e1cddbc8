#include "sdk/log/log_sink.h"

#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace insight {
namespace {

// Writes all of `text` unless the descriptor fails.
void WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void FdLogSink::Write(LogLevel /*level*/, std::string_view message) {
  char newline = '\n';
  // writev() takes no pointer to constants, but only reads.
  const iovec parts[] = {{const_cast<char*>(message.data()), message.size()},
                         {&newline, 1}};
  ssize_t written = 0;
  do {
    written = writev(fd_, parts, 2);
  } while (written < 0 && errno == EINTR);
  if (written < 0) return;
  const auto done = static_cast<std::size_t>(written);
  if (done > message.size()) return;
  WriteAll(fd_, message.substr(done));
  WriteAll(fd_, "\n");
}

}  // namespace insight
