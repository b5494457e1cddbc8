// Answers requests to any http URL: a server on the loopback interface that the
// environment names as the proxy.
//
// Example:
//
//   FakeInternet internet;
//   internet.On("GET http://google.com/", HttpReply(200, "<!doctype html>"));
//   EXPECT_TRUE(CheckUrl("http://google.com", log));

#ifndef SDK_HELPER_FAKE_INTERNET_H_
#define SDK_HELPER_FAKE_INTERNET_H_

#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sdk/testing/http_test_server.h"

namespace insight::testing {

// Thread safety: one test's own; no HttpClient may be made meanwhile in other
// threads.
class FakeInternet {
 public:
  FakeInternet() { setenv("http_proxy", server_.url().c_str(), 1); }
  FakeInternet(const FakeInternet&) = delete;
  FakeInternet& operator=(const FakeInternet&) = delete;
  ~FakeInternet() { unsetenv("http_proxy"); }

  // `request` is a method and a URL with its path.  Others are hung up on.
  void On(const std::string& request, std::string reply) {
    const std::lock_guard lock(mutex_);
    replies_[request] = std::move(reply);
  }

  // All so far, as "METHOD URL".
  [[nodiscard]] std::vector<std::string> requests() const {
    std::vector<std::string> lines;
    for (const ReceivedRequest& request : server_.requests()) {
      lines.push_back(request.method + " " + request.target);
    }
    return lines;
  }
  [[nodiscard]] HttpHeaders last_headers() const {
    return server_.requests().back().headers;
  }

 private:
  // A copy: the test may replace it while it is being sent.  Empty if there is
  // none.
  std::string ReplyTo(const ReceivedRequest& request) {
    const std::lock_guard lock(mutex_);
    const auto reply = replies_.find(request.method + " " + request.target);
    return reply == replies_.end() ? "" : reply->second;
  }

  std::mutex mutex_;  // Guards replies_.
  std::map<std::string, std::string> replies_;
  HttpTestServer server_{[this](HttpTestPeer& peer) {
    while (const auto request = peer.ReadRequest()) {
      const std::string reply = ReplyTo(*request);
      if (reply.empty() || !peer.Write(reply)) return;
    }
  }};
};

}  // namespace insight::testing

#endif  // SDK_HELPER_FAKE_INTERNET_H_
