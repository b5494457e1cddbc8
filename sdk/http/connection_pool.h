// Connections that wait for another request.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_HTTP_CONNECTION_POOL_H_
#define SDK_HTTP_CONNECTION_POOL_H_

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sdk/http/socket_stream.h"

namespace insight {

class ConnectionPool {
 public:
  static constexpr std::size_t kMaxPerRoute = 8;
  static constexpr std::chrono::seconds kMaxAge{30};

  // Returns the connection that was last put back for `route` and is still
  // open; null if there is none.
  [[nodiscard]] std::unique_ptr<SocketStream> Take(const std::string& route);

  // Keeps a connection on which a whole response was read.
  void Put(const std::string& route, std::unique_ptr<SocketStream> stream);

 private:
  struct Idle {
    std::unique_ptr<SocketStream> stream;
    IoLimits::Time since;
  };
  using Dropped = std::vector<std::unique_ptr<SocketStream>>;

  void DropExpired(Dropped& dropped);

  std::mutex mutex_;  // Guards all below.
  // Newest last.
  std::map<std::string, std::vector<Idle>> idle_;
};

}  // namespace insight

#endif  // SDK_HTTP_CONNECTION_POOL_H_
