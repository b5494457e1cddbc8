#include "sdk/server/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace insight {
namespace {

union Address {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;
};

// Names other than localhost would need a resolver, which a static program has
// not.
Address ParseAddress(const std::string& host, int port) {
  const auto port_bytes = htons(static_cast<std::uint16_t>(port));
  Address address = {};
  address.v4.sin_family = AF_INET;
  address.v4.sin_port = port_bytes;
  const std::string v4 = host == "localhost" ? "127.0.0.1" : host;
  if (host.empty()) {
    address.v4.sin_addr.s_addr = htonl(INADDR_ANY);
    return address;
  }
  if (inet_pton(AF_INET, v4.c_str(), &address.v4.sin_addr) == 1) return address;
  address = {};
  address.v6.sin6_family = AF_INET6;
  address.v6.sin6_port = port_bytes;
  if (inet_pton(AF_INET6, host.c_str(), &address.v6.sin6_addr) == 1) {
    return address;
  }
  throw std::runtime_error("Cannot listen on \"" + host +
                           "\": it is no IP address.");
}

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
  Address address = {};
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
  const Address address = ParseAddress(host, port);
  Listener listener(socket(address.any.sa_family,
                           SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (listener.fd() < 0) Fail(host, port);
  const int on = 1;
  setsockopt(listener.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  const socklen_t size = address.any.sa_family == AF_INET ? sizeof(address.v4)
                                                          : sizeof(address.v6);
  if (bind(listener.fd(), &address.any, size) != 0 ||
      listen(listener.fd(), SOMAXCONN) != 0) {
    Fail(host, port);
  }
  return listener;
}

}  // namespace insight
