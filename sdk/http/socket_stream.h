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
#include "sdk/http/tcp_stream.h"

struct ssl_st;  // OpenSSL's SSL.

namespace insight {

class TlsContext;

class SocketStream {
 public:
  // Connects in the clear, as TcpStream does.
  SocketStream(std::span<const SocketAddress> addresses, std::string name,
               const IoLimits& limits);
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;
  ~SocketStream();

  // The connection itself, for a tunnel before StartTls().
  [[nodiscard]] TcpStream& tcp() { return tcp_; }

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
  // Waits as OpenSSL wants after a call returned `result`; false if the call
  // has failed for good.
  bool WaitForTls(int result, const IoLimits& limits);
  std::string WhyUntrusted() const;

  TcpStream tcp_;
  std::unique_ptr<ssl_st, void (*)(ssl_st*)> tls_;  // Null in the clear.
};

}  // namespace insight

#endif  // SDK_HTTP_SOCKET_STREAM_H_
