#include "sdk/util/tcp/tcp_test_server.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include "sdk/error/check.h"

namespace insight::testing {
namespace {

int Bind() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  Check(bind(fd, reinterpret_cast<const sockaddr*>(&address),
             sizeof(address)) == 0,
        "there is a free port on the loopback interface");
  return fd;
}

std::uint16_t PortOf(int fd) {
  sockaddr_in address = {};
  socklen_t size = sizeof(address);
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

}  // namespace

std::string TcpTestPeer::ReadLine() {
  std::string line;
  for (char c = 0; recv(fd_, &c, 1, 0) == 1 && c != '\n';) line += c;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string TcpTestPeer::ReadAll() {
  std::string all;
  std::array<char, 4096> buffer;
  for (;;) {
    const ssize_t got = recv(fd_, buffer.data(), buffer.size(), 0);
    if (got <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

bool TcpTestPeer::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TcpTestPeer::Reset() {
  const linger at_once = {.l_onoff = 1, .l_linger = 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

class TcpTestServer::Impl {
 public:
  explicit Impl(Handler handler)
      : handler_(std::move(handler)), listener_(Bind()) {
    Check(listen(listener_, 64) == 0, "the port can be listened on");
    acceptor_ = std::thread([this] { AcceptAll(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      for (const Connection& each : all_) {
        if (each.fd >= 0) shutdown(each.fd, SHUT_RDWR);
      }
    }
    shutdown(listener_, SHUT_RDWR);  // Wakes accept().
    acceptor_.join();
    for (Connection& each : all_) each.thread.join();
    close(listener_);
  }

  std::uint16_t port() const { return PortOf(listener_); }

 private:
  struct Connection {
    int fd;  // -1 once it is closed.
    std::thread thread;
  };

  void AcceptAll() {
    for (;;) {
      const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const std::lock_guard lock(mutex_);
      if (ending_) {
        if (fd >= 0) close(fd);
        return;
      }
      if (fd < 0) continue;
      Connection& connection = all_.emplace_back(Connection{fd, {}});
      connection.thread =
          std::thread([this, fd, &connection] { Serve(fd, connection); });
    }
  }

  void Serve(int fd, Connection& connection) {
    TcpTestPeer peer(fd);
    handler_(peer);
    const std::lock_guard lock(mutex_);
    close(fd);
    connection.fd = -1;
  }

  const Handler handler_;
  const int listener_;
  std::thread acceptor_;
  std::mutex mutex_;  // Guards all below.
  bool ending_ = false;
  std::list<Connection> all_;
};

TcpTestServer::TcpTestServer(Handler handler)
    : impl_(std::make_unique<Impl>(std::move(handler))) {}

TcpTestServer::~TcpTestServer() = default;

std::uint16_t TcpTestServer::port() const { return impl_->port(); }

std::uint16_t UnusedPort() {
  const int fd = Bind();
  const std::uint16_t port = PortOf(fd);
  close(fd);
  return port;
}

}  // namespace insight::testing
