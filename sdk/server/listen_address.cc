#include "sdk/server/listen_address.h"

#include <arpa/inet.h>

#include <cstdint>

namespace insight {

std::optional<ListenAddress> ParseListenAddress(const std::string& host,
                                                int port) {
  const auto port_bytes = htons(static_cast<std::uint16_t>(port));
  ListenAddress address = {};
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
  return std::nullopt;
}

}  // namespace insight
