// One TCP connection, in the clear or under TLS, whose calls return in time.
//
// Thread safety: none; one thread at a time.

#ifndef SDK_HTTP_SOCKET_STREAM_H_
#define SDK_HTTP_SOCKET_STREAM_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sdk/http/io_limits.h"
#include "sdk/http/resolver.h"

struct ssl_st;  // OpenSSL's SSL.

namespace insight {

class TlsContext;

class SocketStream {
 public:
  // Tries the addresses one after the other, each for its share of the time.
  // `name` is what errors call the other side, such as "host:443".  Throws
  // TransportException: kConnect, kTimeout, kCancelled.
  SocketStream(std::span<const SocketAddress> addresses, std::string name,
               const IoLimits& limits);
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;
  ~SocketStream();

  // Speaks TLS from now on, with `host` (a name or an address) on the other
  // side.  Throws TransportException: kUntrusted, kTimeout, kCancelled.
  void StartTls(TlsContext& context, const std::string& host,
                const IoLimits& limits);

  // Sends all bytes.  Throws TransportException: kCutOff, kTimeout, kCancelled.
  void Write(std::string_view bytes, const IoLimits& limits);

  // Waits for some bytes; returns how many came, 0 at the end of the
  // connection.  Throws TransportException: kCutOff, kTimeout, kCancelled.
  [[nodiscard]] std::size_t Read(std::span<char> buffer,
                                 const IoLimits& limits);

  // Whether the connection is open with nothing to read: fit for another
  // request.  Does not block.
  [[nodiscard]] bool IsIdle();

 private:
  class Descriptor {
   public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { Reset(-1); }
    void Reset(int fd);
    [[nodiscard]] int get() const { return fd_; }

   private:
    int fd_;
  };

  // Returns 0 or the number of an error.
  int TryConnect(const SocketAddress& address, const IoLimits& limits);
  void Wait(short events, const IoLimits& limits) const;
  // Waits as OpenSSL wants after a call returned `result`; false if the call
  // has failed for good.
  bool WaitForTls(int result, const IoLimits& limits);
  std::string WhyUntrusted() const;

  const std::string name_;
  Descriptor socket_;
  std::unique_ptr<ssl_st, void (*)(ssl_st*)> tls_;  // Null in the clear.
};

}  // namespace insight

#endif  // SDK_HTTP_SOCKET_STREAM_H_
