#include "sdk/util/tcp/tcp_query.h"

#include <algorithm>
#include <array>

#include "sdk/http/io_limits.h"
#include "sdk/http/tcp_stream.h"

namespace insight {

std::string TcpClient::Ask(const TcpQuery& query) {
  const IoLimits limits{
      .deadline =
          std::chrono::steady_clock::now() +
          std::min<std::chrono::milliseconds>(query.total, IoLimits::kForever),
      .silence = query.silence,
      .waiter = query.waiter != nullptr ? *query.waiter : UncancelledWaiter()};
  const bool is_v6 = query.host.find(':') != std::string::npos;
  const std::string name = (is_v6 ? '[' + query.host + ']' : query.host) + ':' +
                           std::to_string(query.port);
  TcpStream stream(resolver_.Resolve(query.host, query.port, limits), name,
                   limits);
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
