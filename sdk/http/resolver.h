// Finds the addresses of a host.
//
// getaddrinfo() may block for as long as the machine's resolver settings say,
// and cannot be interrupted.  So it runs in a thread of its own, which the
// caller waits for only until its deadline.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_HTTP_RESOLVER_H_
#define SDK_HTTP_RESOLVER_H_

#include <sys/socket.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sdk/http/io_limits.h"

namespace insight {

struct SocketAddress {
  sockaddr_storage storage = {};
  socklen_t size = 0;
};

class Resolver {
 public:
  Resolver() = default;
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;
  // Waits for lookups under way, however long they take.
  ~Resolver();

  // Returns at least one address, in the order to try them (RFC 6724).
  // `host` is a name or an address.  Throws TransportException: kConnect if
  // there is no such host, kTimeout, kCancelled.
  [[nodiscard]] std::vector<SocketAddress> Resolve(const std::string& host,
                                                   std::uint16_t port,
                                                   const IoLimits& limits);

 private:
  struct Lookup;
  struct Running {
    std::shared_ptr<Lookup> lookup;
    std::thread thread;
  };

  std::shared_ptr<Lookup> Start(const std::string& host, std::uint16_t port);
  void JoinFinished();

  std::mutex mutex_;  // Guards all below.
  std::vector<Running> running_;
};

}  // namespace insight

#endif  // SDK_HTTP_RESOLVER_H_
