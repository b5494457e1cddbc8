// A server on the loopback interface that does what a test tells it to: answer,
// lie, drip, hang, hang up.  Real sockets and real TLS, on a port of its own.
//
// Example:
//
//   HttpTestServer server([](HttpTestPeer& peer) {
//     while (peer.ReadRequest()) peer.Write(HttpReply(200, "hello"));
//   });
//   client.Send({.path = server.url() + "/x"});
//
// What a handler does with a peer that has gone is not an error: it returns.

#ifndef SDK_TESTING_HTTP_TEST_SERVER_H_
#define SDK_TESTING_HTTP_TEST_SERVER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/http/http_headers.h"
#include "sdk/testing/test_certificates.h"

namespace insight::testing {

struct ReceivedRequest {
  std::string method;
  std::string target;  // As on the request line.
  HttpHeaders headers;
  std::string body;
};

// "HTTP/1.1 200 OK" with a body and its length.
[[nodiscard]] std::string HttpReply(int status, std::string_view body = "",
                                    const HttpHeaders& headers = {});

// One connection, as its handler sees it.
//
// Thread safety: none; used by its handler alone.
class HttpTestPeer {
 public:
  virtual ~HttpTestPeer() = default;

  // Waits for a request; nothing once the client has hung up.  Bodies need a
  // Content-Length.
  virtual std::optional<ReceivedRequest> ReadRequest() = 0;

  // Whether all bytes left; false once the client has hung up.
  virtual bool Write(std::string_view bytes) = 0;

  // Does nothing until the client hangs up or the server ends.
  virtual void Hang() = 0;

  // Speaks TLS from now on (for proxies: after the answer to CONNECT).  False
  // if the client refuses.
  virtual bool StartTls(const TestCertificate& certificate) = 0;
};

struct HttpTestServerOptions {
  std::optional<TestCertificate> certificate = {};  // TLS where given.
  // Clients must show a certificate of this CA, where given.
  std::string client_ca_pem = {};
};

// Thread safety: all methods may be called from any thread.
class HttpTestServer {
 public:
  using Handler = std::function<void(HttpTestPeer& peer)>;

  // Calls `handler` once for each connection, each in a thread of its own.
  explicit HttpTestServer(Handler handler, HttpTestServerOptions options = {});
  HttpTestServer(const HttpTestServer&) = delete;
  HttpTestServer& operator=(const HttpTestServer&) = delete;
  // Hangs up on all clients and waits for all handlers.
  ~HttpTestServer();

  [[nodiscard]] std::uint16_t port() const;
  // "http://127.0.0.1:PORT", or "https://localhost:PORT" with TLS.
  [[nodiscard]] std::string url() const;
  // How many connections there were so far.
  [[nodiscard]] int connections() const;
  // All requests so far, in the order of their end.
  [[nodiscard]] std::vector<ReceivedRequest> requests() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// A handler that answers each request with the next of `replies`, the last one
// again and again.
[[nodiscard]] HttpTestServer::Handler AnswerWith(
    std::vector<std::string> replies);

}  // namespace insight::testing

#endif  // SDK_TESTING_HTTP_TEST_SERVER_H_
