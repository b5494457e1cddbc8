#include "sdk/http/socket_transport.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sdk/http/connection_pool.h"
#include "sdk/http/credentials.h"
#include "sdk/http/resolver.h"
#include "sdk/http/response_parser.h"
#include "sdk/http/socket_stream.h"
#include "sdk/http/tunnel.h"

namespace insight {
namespace {

using std::chrono::milliseconds;

// Bodies up to this size leave with the head, in one segment if they fit.
constexpr std::size_t kSmallBody = 16 * 1024;

IoLimits::Time After(milliseconds duration) {
  return std::chrono::steady_clock::now() +
         std::min<milliseconds>(duration, IoLimits::kForever);
}

std::string HostAndPort(const Url& url) {
  return insight::HostAndPort(url.host, url.port);
}

void AppendField(std::string_view name, std::string_view value,
                 std::string& out) {
  out.append(name).append(": ").append(value).append("\r\n");
}

// The request line and the header fields (RFC 9112, sections 3 and 5).
std::string SerializeHead(const TransportRequest& request,
                          const std::optional<Url>& proxy) {
  // A proxy for http wants the whole URL; through a tunnel, the server does
  // not.
  const bool to_proxy = proxy && !request.url.IsHttps();
  std::string out = request.method + " " +
                    (to_proxy ? request.url.ToString() : request.url.Target()) +
                    " HTTP/1.1\r\n";
  AppendField("Host", request.url.Authority(), out);
  for (const auto& [name, value] : request.headers) {
    AppendField(name, value, out);
  }
  if (to_proxy && !proxy->userinfo.empty()) {
    AppendField("Proxy-Authorization",
                BasicCredentialsOfUserinfo(proxy->userinfo), out);
  }
  const bool expects_body = request.method == "POST" ||
                            request.method == "PUT" ||
                            request.method == "PATCH";
  if (expects_body || !request.body.empty()) {
    AppendField("Content-Length", std::to_string(request.body.size()), out);
  }
  return out += "\r\n";
}

// Sends the request.  A server may answer and hang up before it has read all of
// it; so a connection that was cut off is no error yet, but false.
bool SendAll(const TransportRequest& request, std::string head,
             SocketStream& stream, const IoLimits& limits) {
  const bool is_small = request.body.size() <= kSmallBody;
  if (is_small) head += request.body;
  try {
    stream.Write(head, limits);
    if (!is_small) stream.Write(request.body, limits);
  } catch (const TransportException& failure) {
    if (failure.failure() != TransportFailure::kCutOff) throw;
    return false;
  }
  return true;
}

// Reads until the parser is done.  Returns whether nothing is left to read.
bool ReceiveAll(ResponseParser& parser, SocketStream& stream,
                const IoLimits& limits) {
  std::array<char, 16 * 1024> buffer;
  bool is_clean = true;
  while (!parser.done()) {
    const std::size_t size = stream.Read(buffer, limits);
    if (size == 0) {
      parser.FeedEnd();
      return false;
    }
    is_clean = parser.Feed({buffer.data(), size}) == size;
  }
  return is_clean;
}

class SocketTransport final : public HttpTransport {
 public:
  SocketTransport(TlsOptions tls, ProxySettings proxies)
      : tls_(std::move(tls)), proxies_(std::move(proxies)) {}

  void RoundTrip(const TransportRequest& request,
                 ResponseReceiver& receiver) override;

 private:
  // Returns false if `kept` turned out dead and the request may be sent again.
  bool TryRoundTrip(const TransportRequest& request, const std::string& route,
                    const std::optional<Url>& proxy, const IoLimits& limits,
                    ResponseReceiver& receiver);
  std::unique_ptr<SocketStream> Connect(const TransportRequest& request,
                                        const std::optional<Url>& proxy,
                                        const IoLimits& limits);

  TlsContext tls_;
  const ProxySettings proxies_;
  Resolver resolver_;
  ConnectionPool pool_;
};

void SocketTransport::RoundTrip(const TransportRequest& request,
                                ResponseReceiver& receiver) {
  const IoLimits limits = {
      .deadline = After(request.timeouts.total),
      .silence =
          std::min<milliseconds>(request.timeouts.read, IoLimits::kForever),
      .waiter =
          request.waiter == nullptr ? UncancelledWaiter() : *request.waiter};
  const std::optional<Url> proxy = proxies_.ProxyFor(request.url);
  const std::string route =
      request.url.Origin() + (proxy ? " via " + HostAndPort(*proxy) : "");
  // Ends: each failed try uses up one kept connection.
  while (!TryRoundTrip(request, route, proxy, limits, receiver)) {
  }
}

bool SocketTransport::TryRoundTrip(const TransportRequest& request,
                                   const std::string& route,
                                   const std::optional<Url>& proxy,
                                   const IoLimits& limits,
                                   ResponseReceiver& receiver) {
  std::unique_ptr<SocketStream> stream = pool_.Take(route);
  const bool is_kept = stream != nullptr;
  if (!is_kept) stream = Connect(request, proxy, limits);
  ResponseParser parser(request.method, receiver);
  try {
    const bool sent =
        SendAll(request, SerializeHead(request, proxy), *stream, limits);
    const bool is_clean = ReceiveAll(parser, *stream, limits);
    if (sent && is_clean && parser.keep_alive()) {
      pool_.Put(route, std::move(stream));
    }
  } catch (const TransportException& failure) {
    // A kept connection may die at the moment of its use.
    const bool was_dead = is_kept && !parser.started() &&
                          failure.failure() == TransportFailure::kCutOff;
    if (was_dead && request.repeatable) return false;
    throw;
  }
  return true;
}

std::unique_ptr<SocketStream> SocketTransport::Connect(
    const TransportRequest& request, const std::optional<Url>& proxy,
    const IoLimits& limits) {
  const Url& peer = proxy ? *proxy : request.url;
  IoLimits connect_limits = limits;
  connect_limits.deadline =
      std::min(limits.deadline, After(request.timeouts.connect));
  const std::vector<SocketAddress> addresses =
      resolver_.Resolve(peer.host, peer.port, connect_limits);
  auto stream = std::make_unique<SocketStream>(addresses, HostAndPort(peer),
                                               connect_limits);
  if (!request.url.IsHttps()) return stream;
  if (proxy) {
    OpenTunnel(request.url.host, request.url.port, *proxy, stream->tcp(),
               connect_limits);
  }
  stream->StartTls(tls_, request.url.host, connect_limits);
  return stream;
}

}  // namespace

std::unique_ptr<HttpTransport> MakeSocketTransport(TlsOptions tls,
                                                   ProxySettings proxies) {
  return std::make_unique<SocketTransport>(std::move(tls), std::move(proxies));
}

}  // namespace insight
