#include "plugins/whois/util/whois_transport.h"

#include <algorithm>
#include <utility>

#include "sdk/http/transport_exception.h"

namespace insight::plugins::whois {
namespace {

constexpr std::uint16_t kPort = 43;

bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

WhoisEndpoint EndpointOf(const std::string& server) { return {server, kPort}; }

TcpWhoisTransport::TcpWhoisTransport(std::optional<Url> proxy,
                                     FindEndpoint find_endpoint)
    : proxy_(std::move(proxy)), find_endpoint_(std::move(find_endpoint)) {}

std::string TcpWhoisTransport::Ask(const std::string& server,
                                   std::string_view query,
                                   const WhoisLimits& limits,
                                   const Waiter& waiter) {
  if (std::any_of(query.begin(), query.end(), &IsControl)) {
    throw TransportException(
        TransportFailure::kProtocol,
        "a query to " + server + " would have a control character in it");
  }
  const WhoisEndpoint endpoint = find_endpoint_(server);
  return client_.Ask({.host = endpoint.host,
                      .port = endpoint.port,
                      .request = std::string(query) + "\r\n",
                      .proxy = proxy_,
                      .total = limits.total,
                      .silence = limits.silence,
                      .max_answer = limits.max_answer,
                      .waiter = &waiter});
}

}  // namespace insight::plugins::whois
