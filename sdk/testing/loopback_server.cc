#include "sdk/testing/loopback_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

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

LoopbackServer::LoopbackServer(Handler handler)
    : handler_(std::move(handler)), listener_(Bind()) {
  Check(listen(listener_, 64) == 0, "the port can be listened on");
  acceptor_ = std::thread([this] { AcceptAll(); });
}

LoopbackServer::~LoopbackServer() {
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

std::uint16_t LoopbackServer::port() const { return PortOf(listener_); }

int LoopbackServer::connections() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(all_.size());
}

void LoopbackServer::AcceptAll() {
  for (;;) {
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    if (ending_) {
      if (fd >= 0) close(fd);
      return;
    }
    if (fd < 0) continue;
    // Without this each answer would wait for the client's late ACK.
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    Connection& connection = all_.emplace_back(Connection{fd, {}});
    connection.thread =
        std::thread([this, fd, &connection] { Serve(fd, connection); });
  }
}

void LoopbackServer::Serve(int fd, Connection& connection) {
  handler_(fd);
  const std::lock_guard lock(mutex_);
  close(fd);
  connection.fd = -1;
}

std::uint16_t UnusedPort() {
  const int fd = Bind();
  const std::uint16_t port = PortOf(fd);
  close(fd);
  return port;
}

}  // namespace insight::testing
