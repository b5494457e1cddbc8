// Connections through a proxy, for what is not to be read by it: TLS, and
// protocols other than HTTP.

#ifndef SDK_HTTP_TUNNEL_H_
#define SDK_HTTP_TUNNEL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/http/io_limits.h"
#include "sdk/http/tcp_stream.h"
#include "sdk/http/url.h"

namespace insight {

// "host:443"; an IPv6 address in brackets.  What CONNECT asks for, and what
// errors call a host.
[[nodiscard]] std::string HostAndPort(std::string_view host,
                                      std::uint16_t port);

// Makes `stream`, which is connected to `proxy`, a connection to host and port
// (CONNECT; RFC 9110, section 9.3.6).  Throws TransportException: kProxy if the
// proxy refuses, kProtocol if it speaks no HTTP, kCutOff, kTimeout, kCancelled.
void OpenTunnel(std::string_view host, std::uint16_t port, const Url& proxy,
                TcpStream& stream, const IoLimits& limits);

}  // namespace insight

#endif  // SDK_HTTP_TUNNEL_H_
