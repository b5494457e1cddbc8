// A plugin's HTTP server as a process, and a client that sends it bytes.

#ifndef TESTS_CONFORMANCE_SERVER_PROCESS_H_
#define TESTS_CONFORMANCE_SERVER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/conformance/child.h"

namespace insight::conformance {

struct HttpAnswer {
  int status = 0;                              // 0 if there was none.
  std::map<std::string, std::string> headers;  // Names in lower case.
  std::string body;
};

// Thread safety: none.
class ServerProcess {
 public:
  // Starts `path http --port PORT`, with `flags` before the command, and waits
  // until it listens; on a port of its own for 0.  Throws std::runtime_error if
  // it does not.
  ServerProcess(const std::string& path, std::vector<std::string> flags,
                std::vector<std::string> environment, std::uint16_t port = 0);
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return pid_; }

  // Sends the bytes of one request on a connection of its own and reads the
  // answer.  `head_only`: it has no body.
  [[nodiscard]] HttpAnswer Send(std::string_view bytes,
                                bool head_only = false) const;

  // The same for a body.
  [[nodiscard]] HttpAnswer Post(const std::string& path,
                                const std::string& body) const;

  // Sends SIGTERM and waits for the end.  Returns the exit status, or the
  // negative number of a signal.
  int Stop();

 private:
  [[nodiscard]] std::uint16_t AwaitPort();

  pid_t pid_ = -1;
  Pipe log_;  // Its stderr.
  std::uint16_t port_ = 0;
  std::thread drain_;  // Throws the log away.
};

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_SERVER_PROCESS_H_
