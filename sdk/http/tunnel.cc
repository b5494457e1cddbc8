#include "sdk/http/tunnel.h"

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "sdk/http/credentials.h"
#include "sdk/http/response_parser.h"
#include "sdk/http/transport_exception.h"

namespace insight {
namespace {

// Keeps the head of a proxy's answer, and drops its body.
class HeadOnly final : public ResponseReceiver {
 public:
  void OnHead(HttpResponse head) override { head_ = std::move(head); }
  void OnBody(std::string_view) override {}
  [[nodiscard]] const std::optional<HttpResponse>& head() const {
    return head_;
  }

 private:
  std::optional<HttpResponse> head_;
};

}  // namespace

std::string HostAndPort(std::string_view host, std::uint16_t port) {
  const bool is_ipv6 = host.find(':') != std::string_view::npos;
  return (is_ipv6 ? "[" + std::string(host) + "]" : std::string(host)) + ":" +
         std::to_string(port);
}

void OpenTunnel(std::string_view host, std::uint16_t port, const Url& proxy,
                TcpStream& stream, const IoLimits& limits) {
  const std::string target = HostAndPort(host, port);
  std::string head =
      "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
  if (!proxy.userinfo.empty()) {
    head +=
        "Proxy-Authorization: " + BasicCredentialsOfUserinfo(proxy.userinfo) +
        "\r\n";
  }
  stream.Write(head + "\r\n", limits);
  HeadOnly answer;
  ResponseParser parser("CONNECT", answer);
  std::array<char, 4096> buffer;
  while (!answer.head()) {
    const std::size_t size = stream.Read(buffer, limits);
    if (size == 0) parser.FeedEnd();
    const bool is_clean = parser.Feed({buffer.data(), size}) == size;
    if (answer.head() && answer.head()->status < 300 && !is_clean) {
      throw TransportException(TransportFailure::kProxy,
                               "the proxy sent more than an answer");
    }
  }
  if (answer.head()->status < 300) return;
  throw TransportException(TransportFailure::kProxy,
                           "the proxy " + HostAndPort(proxy.host, proxy.port) +
                               " refused a connection to " + target + ": " +
                               std::to_string(answer.head()->status) + " " +
                               answer.head()->reason);
}

}  // namespace insight
