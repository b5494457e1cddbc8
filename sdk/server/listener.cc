#include "sdk/server/listener.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "sdk/server/listen_address.h"

namespace insight {
namespace {

[[noreturn]] void Fail(const std::string& host, int port) {
  throw std::system_error(
      errno, std::generic_category(),
      "Cannot listen on " + host + ":" + std::to_string(port));
}

}  // namespace

Listener::~Listener() {
  if (fd_ >= 0) close(fd_);
}

std::uint16_t Listener::port() const {
  ListenAddress address = {};
  socklen_t size = sizeof(address);
  getsockname(fd_, &address.any, &size);
  return ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port
                                                : address.v6.sin6_port);
}

Listener Listen(const std::string& host, int port) {
  if (port < 0 || port > 65535) {
    throw std::runtime_error("The port must be between 0 and 65535, not " +
                             std::to_string(port) + ".");
  }
  const std::optional<ListenAddress> address = ParseListenAddress(host, port);
  if (!address) {
    throw std::runtime_error("Cannot listen on \"" + host +
                             "\": it is no IP address.");
  }
  Listener listener(socket(address->any.sa_family,
                           SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (listener.fd() < 0) Fail(host, port);
  const int on = 1;
  setsockopt(listener.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(listener.fd(), &address->any, address->size()) != 0 ||
      listen(listener.fd(), SOMAXCONN) != 0) {
    Fail(host, port);
  }
  return listener;
}

}  // namespace insight
