#include "sdk/util/tcp/tcp_query.h"

#include <algorithm>
#include <array>

#include "sdk/http/io_limits.h"
#include "sdk/http/tcp_stream.h"
#include "sdk/http/tunnel.h"

namespace insight {

std::string TcpClient::Ask(const TcpQuery& query) {
  const IoLimits limits{
      .deadline =
          std::chrono::steady_clock::now() +
          std::min<std::chrono::milliseconds>(query.total, IoLimits::kForever),
      .silence = query.silence,
      .waiter = query.waiter != nullptr ? *query.waiter : UncancelledWaiter()};
  const std::string name = HostAndPort(query.host, query.port);
  // What the connection is to.
  const std::string& host = query.proxy ? query.proxy->host : query.host;
  const std::uint16_t port = query.proxy ? query.proxy->port : query.port;
  TcpStream stream(
      resolver_.Resolve(host, port, limits),
      query.proxy ? name + " through " + HostAndPort(host, port) : name,
      limits);
  if (query.proxy) {
    OpenTunnel(query.host, query.port, *query.proxy, stream, limits);
  }
  stream.Write(query.request, limits);
  std::string answer;
  std::array<char, 16384> buffer;
  while (const std::size_t got = stream.Read(buffer, limits)) {
    if (got > query.max_answer - answer.size()) {
      throw TransportException(TransportFailure::kProtocol,
                               name + " sent more than " +
                                   std::to_string(query.max_answer) + " bytes");
    }
    answer.append(buffer.data(), got);
  }
  return answer;
}

}  // namespace insight
