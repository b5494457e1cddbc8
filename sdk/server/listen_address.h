// Where a server listens, as the system wants it.

#ifndef SDK_SERVER_LISTEN_ADDRESS_H_
#define SDK_SERVER_LISTEN_ADDRESS_H_

#include <netinet/in.h>
#include <sys/socket.h>

#include <optional>
#include <string>

namespace insight {

union ListenAddress {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;

  [[nodiscard]] socklen_t size() const {
    return any.sa_family == AF_INET ? sizeof(v4) : sizeof(v6);
  }
};

// Returns the address of an IPv4 or IPv6 address (without brackets),
// "localhost", or "" for all of this machine; nothing for other names, which
// would need a resolver.
[[nodiscard]] std::optional<ListenAddress> ParseListenAddress(
    const std::string& host, int port);

}  // namespace insight

#endif  // SDK_SERVER_LISTEN_ADDRESS_H_
