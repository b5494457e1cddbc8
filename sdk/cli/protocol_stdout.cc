#include "sdk/cli/protocol_stdout.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "sdk/error/plugin_exception.h"

namespace insight {

int TakeOverStdout() {
  // Not one of the three that children expect.
  const int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (fd < 0) {
    throw ServerException("Cannot write to stdout: " +
                          std::string(std::strerror(errno)));
  }
  if (fcntl(STDERR_FILENO, F_GETFD) < 0) {
    // Without a stderr, what is printed goes nowhere.
    const int null = open("/dev/null", O_WRONLY);
    if (null >= 0 && null != STDERR_FILENO) {
      dup2(null, STDERR_FILENO);
      close(null);
    }
  }
  dup2(STDERR_FILENO, STDOUT_FILENO);
  return fd;
}

}  // namespace insight
