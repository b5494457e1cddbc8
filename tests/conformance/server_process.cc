#include "tests/conformance/server_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace insight::conformance {
namespace {

constexpr int kPatienceSeconds = 60;

class Socket {
 public:
  explicit Socket(std::uint16_t port)
      : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit = {.tv_sec = kPatienceSeconds, .tv_usec = 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    if (connect(fd_, reinterpret_cast<const sockaddr*>(&address),
                sizeof(address)) != 0) {
      close(fd_);
      throw std::runtime_error("cannot connect");
    }
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { close(fd_); }

  void Send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t size = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (size <= 0) return;  // The answer says why.
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
  }

  // Appends what comes; false at the end.
  bool Receive(std::string& text) const {
    std::array<char, 65536> buffer;
    const ssize_t size = recv(fd_, buffer.data(), buffer.size(), 0);
    if (size <= 0) return false;
    text.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
  }

 private:
  int fd_;
};

void ReadHead(std::string_view head, HttpAnswer& answer) {
  answer.status = std::stoi(std::string(head.substr(9, 3)));
  std::size_t end = head.find("\r\n");
  while (end != std::string_view::npos) {
    head.remove_prefix(end + 2);
    end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
      return static_cast<char>(std::tolower(c));
    });
    answer.headers[name] = line.substr(colon + 2);
  }
}

}  // namespace

ServerProcess::ServerProcess(const std::string& path,
                             std::vector<std::string> flags,
                             std::vector<std::string> environment,
                             std::uint16_t port) {
  flags.insert(flags.begin(), path);
  flags.insert(flags.end(), {"http", "--port", std::to_string(port)});
  pid_ = StartChild(path, flags, environment, {.err = log_.writer()});
  log_.CloseWriter();
  port_ = AwaitPort();
  drain_ = std::thread([fd = log_.reader()] {
    std::array<char, 4096> buffer;
    while (read(fd, buffer.data(), buffer.size()) > 0) {
    }
  });
}

ServerProcess::~ServerProcess() {
  Stop();
  drain_.join();
}

std::uint16_t ServerProcess::AwaitPort() {
  std::string text;
  char c = 0;
  while (read(log_.reader(), &c, 1) == 1) {
    if (c != '\n') {
      text += c;
      continue;
    }
    const std::size_t colon = text.rfind(':');
    if (text.starts_with("Listening at:") && colon != std::string::npos) {
      return static_cast<std::uint16_t>(std::stoi(text.substr(colon + 1)));
    }
    text.clear();
  }
  AwaitChild(pid_);
  throw std::runtime_error("the server does not start: " + text);
}

HttpAnswer ServerProcess::Send(std::string_view bytes, bool head_only) const {
  const Socket socket(port_);
  socket.Send(bytes);
  std::string text;
  HttpAnswer answer;
  std::size_t end = 0;
  while ((end = text.find("\r\n\r\n")) == std::string::npos) {
    if (!socket.Receive(text)) return answer;
  }
  ReadHead(std::string_view(text).substr(0, end + 2), answer);
  text.erase(0, end + 4);
  const auto length = answer.headers.find("content-length");
  // Without a length the body ends with the connection.
  const std::size_t size = length == answer.headers.end()
                               ? std::string::npos
                               : std::stoul(length->second);
  const bool has_body = !head_only && answer.status != 204;
  while (has_body && text.size() < size && socket.Receive(text)) {
  }
  answer.body = std::move(text);
  return answer;
}

HttpAnswer ServerProcess::Post(const std::string& path,
                               const std::string& body) const {
  return Send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" +
              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
              body);
}

int ServerProcess::Stop() {
  if (pid_ < 0) return 0;
  kill(pid_, SIGTERM);
  return AwaitChild(std::exchange(pid_, -1));
}

}  // namespace insight::conformance
