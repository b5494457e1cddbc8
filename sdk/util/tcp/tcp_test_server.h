// A server on the loopback interface that speaks a line protocol as a test
// tells it to: answer, drip, hang, hang up.  Real sockets, a port of its own.
//
// Example:
//
//   TcpTestServer server([](TcpTestPeer& peer) {
//     peer.Write("You asked for " + peer.ReadLine() + "\r\n");
//   });
//   client.Ask({.host = "127.0.0.1", .port = server.port(), ...});

#ifndef SDK_UTIL_TCP_TCP_TEST_SERVER_H_
#define SDK_UTIL_TCP_TCP_TEST_SERVER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "sdk/testing/loopback_server.h"

namespace insight::testing {

// One connection, as its handler sees it; closed when that returns.
//
// Thread safety: none; used by its handler alone.
class TcpTestPeer {
 public:
  explicit TcpTestPeer(int fd) : fd_(fd) {}

  // Returns the next line without its end (LF, or CR LF); what there was if the
  // client has hung up.
  std::string ReadLine();

  // Returns all that comes until the client hangs up or does so for its half.
  std::string ReadAll();

  // Whether all bytes left; false once the client has hung up.
  bool Write(std::string_view bytes);

  // Does nothing until the client hangs up or the server ends.
  void Hang() { (void)ReadAll(); }

  // Makes the end of the connection a reset instead of an orderly one.
  void Reset();

 private:
  const int fd_;
};

// Thread safety: all methods may be called from any thread.
class TcpTestServer {
 public:
  using Handler = std::function<void(TcpTestPeer& peer)>;

  // Calls `handler` once for each connection, each in a thread of its own.
  explicit TcpTestServer(Handler handler);

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

 private:
  // When it ends, it hangs up on all clients and waits for all handlers.
  LoopbackServer server_;
};

}  // namespace insight::testing

#endif  // SDK_UTIL_TCP_TCP_TEST_SERVER_H_
