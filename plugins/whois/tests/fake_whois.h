// WHOIS servers over real sockets: registries, registrars, and whatever goes
// wrong with them.
//
// Example:
//
//   FakeWhois whois;
//   whois.Answer("whois.verisign-grs.com", "Domain Name: EXAMPLE.COM\r\n...");
//   TcpWhoisTransport transport({}, whois.endpoints());

#ifndef PLUGINS_WHOIS_TESTS_FAKE_WHOIS_H_
#define PLUGINS_WHOIS_TESTS_FAKE_WHOIS_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "plugins/whois/util/whois_transport.h"
#include "sdk/util/tcp/tcp_test_server.h"

namespace insight::plugins::whois {

// Thread safety: all methods may be called from any thread.
class FakeWhois {
 public:
  // What a server does about a question, which has been read.
  using Handler = std::function<void(testing::TcpTestPeer& peer)>;

  // Of now on there is a server of that name; another one if there was one.
  void Handle(const std::string& server, Handler handler);
  // The same with one that always says `answer`.
  void Answer(const std::string& server, const std::string& answer);

  // Where the servers are; for other names, where nobody listens.  This object
  // must outlive its use.
  [[nodiscard]] FindEndpoint endpoints();

  // "SERVER QUESTION" for each so far.
  [[nodiscard]] std::vector<std::string> questions() const;

 private:
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<std::string> questions_;
  // Last: its threads end before the rest.
  std::map<std::string, std::unique_ptr<testing::TcpTestServer>> servers_;
};

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_TESTS_FAKE_WHOIS_H_
