#include "sdk/server/check_http.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "sdk/server/listen_address.h"
#include "sdk/server/server_config.h"

namespace insight {
namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::string_view kRequest =
    "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\n"
    "Connection: close\r\n\r\n";
constexpr std::string_view kReady = "HTTP/1.1 200 ";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// One exchange.  Its methods throw std::system_error.
class Question {
 public:
  Question(const ListenAddress& address, SteadyClock::time_point end)
      : end_(end),
        fd_(socket(address.any.sa_family,
                   SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    if (fd_ < 0) Fail(errno);
    if (connect(fd_, &address.any, address.size()) == 0) return;
    const int error = errno;
    try {
      if (error != EINPROGRESS) Fail(error);
      AwaitConnection();
    } catch (const std::system_error&) {
      close(fd_);  // There is no object yet that would.
      throw;
    }
  }
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;
  ~Question() { close(fd_); }

  void Send(std::string_view text) {
    while (!text.empty()) {
      Await(POLLOUT);
      const ssize_t sent = send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) Fail(errno);
      text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    }
  }

  // Returns the start of the answer, `size` bytes if there are as many.
  std::string Receive(std::size_t size) {
    std::string text;
    std::array<char, 256> buffer;
    while (text.size() < size) {
      Await(POLLIN);
      const ssize_t got = recv(fd_, buffer.data(), buffer.size(), 0);
      if (got == 0) break;
      if (got < 0 && errno != EAGAIN && errno != EINTR) Fail(errno);
      text.append(buffer.data(),
                  static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    text.resize(std::min(text.size(), size));
    return text;
  }

 private:
  [[noreturn]] static void Fail(int error) {
    throw std::system_error(error, std::generic_category());
  }

  void AwaitConnection() const {
    Await(POLLOUT);
    int error = 0;
    socklen_t size = sizeof(error);
    if (getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size) != 0) Fail(errno);
    if (error != 0) Fail(error);
  }

  void Await(short events) const {
    while (true) {
      const auto left =
          std::chrono::ceil<milliseconds>(end_ - SteadyClock::now());
      pollfd wait = {fd_, events, 0};
      const int ready =
          poll(&wait, 1, static_cast<int>(std::max(left.count(), 0L)));
      if (ready > 0) return;
      if (ready == 0) Fail(ETIMEDOUT);
      if (errno != EINTR) Fail(errno);
    }
  }

  const SteadyClock::time_point end_;
  const int fd_;
};

}  // namespace

std::string CheckHttp(const ServerOptions& options, milliseconds timeout) {
  const ServerConfig config = ReadServerConfig(options, &Environment);
  const std::string where = "The server on port " + std::to_string(config.port);
  // Who connects to "any" address reaches this machine.
  const std::optional<ListenAddress> address =
      ParseListenAddress(config.host, config.port);
  if (!address) {
    throw std::runtime_error("\"" + config.host + "\" is no IP address.");
  }
  try {
    Question question(*address, SteadyClock::now() + timeout);
    question.Send(kRequest);
    const std::string start = question.Receive(kReady.size());
    if (start == kReady) return "";
    return where + " is not ready: it answered \"" + start + "\".";
  } catch (const std::system_error& e) {
    return where + " does not answer: " + e.code().message() + ".";
  }
}

}  // namespace insight
