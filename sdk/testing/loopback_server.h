// The sockets of test servers: a port of the loopback interface, and a thread
// for each connection.  HttpTestServer and TcpTestServer say what is spoken.

#ifndef SDK_TESTING_LOOPBACK_SERVER_H_
#define SDK_TESTING_LOOPBACK_SERVER_H_

#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class LoopbackServer {
 public:
  // The socket is closed when it returns.
  using Handler = std::function<void(int fd)>;

  // Calls `handler` once for each connection, each in a thread of its own.
  explicit LoopbackServer(Handler handler);
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  // Hangs up on all clients and waits for all handlers.
  ~LoopbackServer();

  [[nodiscard]] std::uint16_t port() const;

  // How many there were so far.
  [[nodiscard]] int connections() const;

 private:
  struct Connection {
    int fd;  // -1 once it is closed.
    std::thread thread;
  };

  void AcceptAll();
  void Serve(int fd, Connection& connection);

  const Handler handler_;
  const int listener_;
  std::thread acceptor_;
  mutable std::mutex mutex_;  // Guards all below.
  bool ending_ = false;
  std::list<Connection> all_;
};

// A port of the loopback interface that nobody listens on.
[[nodiscard]] std::uint16_t UnusedPort();

}  // namespace insight::testing

#endif  // SDK_TESTING_LOOPBACK_SERVER_H_
