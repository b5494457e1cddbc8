// One question over TCP; its answer is all that the other side sends until it
// hangs up.  So do WHOIS (RFC 3912), finger (RFC 1288) and their like.
//
// Example:
//
//   TcpClient client;
//   const std::string answer = client.Ask({.host = "whois.iana.org",
//                                          .port = 43,
//                                          .request = "example.com\r\n",
//                                          .waiter = &waiter});

#ifndef SDK_UTIL_TCP_TCP_QUERY_H_
#define SDK_UTIL_TCP_TCP_QUERY_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "sdk/http/resolver.h"
#include "sdk/http/transport_exception.h"
#include "sdk/http/url.h"
#include "sdk/http/waiter.h"

namespace insight {

struct TcpQuery {
  std::string host;  // A name or an address.
  std::uint16_t port = 0;
  std::string request;  // Sent as it is.
  // Whom to ask for a tunnel to the host, whose address then is the proxy's to
  // find; see TunnelProxyFromVariables().
  std::optional<Url> proxy = {};
  // For all of it: finding the address, connecting, sending and the answer.
  std::chrono::milliseconds total = std::chrono::seconds(30);
  // The longest wait for the other side to do anything.
  std::chrono::milliseconds silence = std::chrono::seconds(15);
  // In bytes; a longer answer is an error.
  std::size_t max_answer = std::size_t{1} << 20;
  const Waiter* waiter = nullptr;  // Never cancelled where null.
};

// Thread safety: all methods may be called from any thread.
class TcpClient {
 public:
  TcpClient() = default;
  TcpClient(const TcpClient&) = delete;
  TcpClient& operator=(const TcpClient&) = delete;
  // Waits for lookups of addresses that were given up; see Resolver.
  ~TcpClient() = default;

  // Returns the bytes of the answer.  Throws TransportException, which names
  // host and port: kConnect, kProxy if the proxy refused, kTimeout, kCutOff if
  // the connection was reset, kProtocol if the answer was too long, kCancelled.
  [[nodiscard]] std::string Ask(const TcpQuery& query);

 private:
  Resolver resolver_;
};

}  // namespace insight

#endif  // SDK_UTIL_TCP_TCP_QUERY_H_
