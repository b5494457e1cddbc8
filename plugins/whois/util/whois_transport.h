// How a WHOIS server is asked (RFC 3912).  The seam between the plugin and the
// network.

#ifndef PLUGINS_WHOIS_UTIL_WHOIS_TRANSPORT_H_
#define PLUGINS_WHOIS_UTIL_WHOIS_TRANSPORT_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/url.h"
#include "sdk/http/waiter.h"
#include "sdk/util/tcp/tcp_query.h"

namespace insight::plugins::whois {

struct WhoisLimits {
  std::chrono::milliseconds total;    // Of one exchange.
  std::chrono::milliseconds silence;  // Of the server, within one.
  std::size_t max_answer;             // In bytes.
};

// Thread safety: all methods may be called from any thread.
class WhoisTransport {
 public:
  virtual ~WhoisTransport() = default;

  // Asks `server`, the name of a host, and returns all that it sends.  `query`
  // is one line without its end.  Throws TransportException.
  [[nodiscard]] virtual std::string Ask(const std::string& server,
                                        std::string_view query,
                                        const WhoisLimits& limits,
                                        const Waiter& waiter) = 0;
};

struct WhoisEndpoint {
  std::string host;
  std::uint16_t port;
};

// Where a server is asked; the server itself, at port 43, unless in a test.
using FindEndpoint = std::function<WhoisEndpoint(const std::string& server)>;

[[nodiscard]] WhoisEndpoint EndpointOf(const std::string& server);

// The network.
class TcpWhoisTransport final : public WhoisTransport {
 public:
  // Through the proxy, if there is one; see TunnelProxyFromVariables().
  explicit TcpWhoisTransport(std::optional<Url> proxy = {},
                             FindEndpoint find_endpoint = &EndpointOf);

  // As above.  Also throws (kProtocol) for a query with a control character,
  // which could be a second query.
  [[nodiscard]] std::string Ask(const std::string& server,
                                std::string_view query,
                                const WhoisLimits& limits,
                                const Waiter& waiter) override;

 private:
  const std::optional<Url> proxy_;
  const FindEndpoint find_endpoint_;
  TcpClient client_;
};

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_WHOIS_TRANSPORT_H_
