#include "plugins/whois/tests/fake_whois.h"

#include <utility>

namespace insight::plugins::whois {

using ::insight::testing::TcpTestPeer;
using ::insight::testing::TcpTestServer;
using ::insight::testing::UnusedPort;

void FakeWhois::Handle(const std::string& server, Handler handler) {
  auto made = std::make_unique<TcpTestServer>(
      [this, server, handler = std::move(handler)](TcpTestPeer& peer) {
        const std::string question = peer.ReadLine();
        {
          const std::lock_guard lock(mutex_);
          questions_.push_back(server + " " + question);
        }
        handler(peer);
      });
  {
    const std::lock_guard lock(mutex_);
    servers_[server].swap(made);
  }
  // What was there ends without the lock, which its handlers may want.
}

void FakeWhois::Answer(const std::string& server, const std::string& answer) {
  Handle(server, [answer](TcpTestPeer& peer) { peer.Write(answer); });
}

FindEndpoint FakeWhois::endpoints() {
  return [this](const std::string& server) -> WhoisEndpoint {
    const std::lock_guard lock(mutex_);
    const auto found = servers_.find(server);
    return {"127.0.0.1",
            found == servers_.end() ? UnusedPort() : found->second->port()};
  };
}

std::vector<std::string> FakeWhois::questions() const {
  const std::lock_guard lock(mutex_);
  return questions_;
}

}  // namespace insight::plugins::whois
