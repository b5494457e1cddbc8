// A ConnectionCache lets all steps that carry the same connection parameters
// share one live connection.
//
// Connecting is the slow part of most steps (a TLS handshake, a login), and
// many services limit how often an account may log in.  The cache therefore
// connects at most once for each distinct set of parameters.
//
// Thread safety: all methods may be called from any thread.  Get() calls with
// equal parameters wait for one another; those with different parameters never
// do.
//
// Example:
//
//   const SystemClock clock;
//   ConnectionCache cache(&ConnectPlugin, {}, clock);
//   const AnyConnection connection = cache.Get(request.connection, log);

#ifndef SDK_CONNECTION_CONNECTION_CACHE_H_
#define SDK_CONNECTION_CONNECTION_CACHE_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "sdk/json/json_fwd.h"
#include "sdk/step/any_connection.h"

namespace insight {

class Clock;
class Logger;

// Makes a live connection; never returns null.  `params` is the request's
// "connection" as it came.  May block on the network.  Throws a
// ConnectionTestException, or whatever else the plugin throws, if there is no
// connection to be had.
using ConnectFn = std::function<AnyConnection(const Json& params, Logger& log)>;

class ConnectionCache {
 public:
  struct Options {
    // How long a connection may be handed out after it was made.
    std::chrono::seconds max_age = std::chrono::minutes(10);
    // How many sets of parameters are remembered; the least recently used one
    // is dropped first.  Must be at least 1.
    std::size_t max_entries = 64;
  };

  // `clock` must outlive the cache.
  ConnectionCache(ConnectFn connect, Options options, const Clock& clock);
  ConnectionCache(const ConnectionCache&) = delete;
  ConnectionCache& operator=(const ConnectionCache&) = delete;
  ~ConnectionCache();

  // Returns the connection for `params`, first connecting if there is none or
  // if it is `max_age` old.  An expired connection is let go before the new one
  // is made, since some services allow only one session.
  //
  // Throws what connecting throws, unchanged.  A failure is not remembered: the
  // next Get() tries again, and so does each one that was waiting.
  //
  // The connection stays alive for as long as the caller holds the result, even
  // if the cache has dropped it meanwhile.
  [[nodiscard]] AnyConnection Get(const Json& params, Logger& log);

  // Makes the next Get() for `params` connect anew; does nothing if there is no
  // connection.  To be called when the service says that the session is gone.
  void Invalidate(const Json& params);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight

#endif  // SDK_CONNECTION_CONNECTION_CACHE_H_
