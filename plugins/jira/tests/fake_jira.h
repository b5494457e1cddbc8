// A Jira over real sockets and TLS, with the little of both REST APIs that the
// tests need.
//
// Example:
//
//   FakeJira jira;
//   jira.Answer("GET /rest/api/2/issue/T-1", HttpReply(429));
//   EXPECT_EQ(GetIssue({.id = "T-1"}, *jira.Connect(), context).found, true);

#ifndef PLUGINS_JIRA_TESTS_FAKE_JIRA_H_
#define PLUGINS_JIRA_TESTS_FAKE_JIRA_H_

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/test_certificates.h"

namespace insight::plugins::jira {

// What must never be seen again: the password of its connections.
inline constexpr const char* kCanary = "c4n4ry-passw0rd";

// Thread safety: all methods may be called from any thread.
class FakeJira {
 public:
  // Returns whether the connection goes on.
  using Handler = std::function<bool(const testing::ReceivedRequest& request,
                                     testing::HttpTestPeer& peer)>;

  FakeJira();
  FakeJira(const FakeJira&) = delete;
  FakeJira& operator=(const FakeJira&) = delete;
  ~FakeJira();

  // Adds an issue that searches find; `fields` is completed by what every issue
  // has.
  void AddIssue(int number, Json fields = Json::object());
  void RemoveIssues();

  // The next request of that method and path (without its query) gets `reply`,
  // bytes as they are, instead of what Jira would say.  Called again: the one
  // after.
  void Answer(const std::string& request, std::string reply);
  // The same with a function.
  void Handle(const std::string& request, Handler handler);

  // Connections to it that trust its certificate.  Cloud ones have
  // "/x.atlassian.net" in their URL, which is what makes them so.
  [[nodiscard]] ConnectionInput Input(bool is_cloud = false) const;
  [[nodiscard]] std::shared_ptr<Connection> Connect(
      bool is_cloud = false, CacheFiles cache = CacheFiles());
  // One that waits 100 ms for an answer.
  [[nodiscard]] std::shared_ptr<Connection> ConnectImpatiently();

  [[nodiscard]] std::vector<testing::ReceivedRequest> requests() const {
    return server_->requests();
  }
  // Whose certificate its connections trust.
  [[nodiscard]] testing::TestCa& ca() { return ca_; }
  [[nodiscard]] int connections() const { return server_->connections(); }
  // The JQL of each search so far, decoded.
  [[nodiscard]] std::vector<std::string> queries() const;
  // What connecting logged.
  [[nodiscard]] const testing::FakeLogger& log() const { return log_; }

 private:
  void Serve(testing::HttpTestPeer& peer);
  std::string Reply(const testing::ReceivedRequest& request);
  std::string ReplyToSearch(const testing::ReceivedRequest& request,
                            bool is_cloud);
  std::string ReplyToIssue(const std::string& id);

  testing::TestCa ca_;
  testing::FakeLogger log_;
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<Json> issues_;
  std::map<std::string, std::deque<Handler>> handlers_;
  std::vector<std::string> queries_;
  std::unique_ptr<testing::HttpTestServer> server_;
};

// The value of a field of a request's query, decoded; empty if there is none.
[[nodiscard]] std::string QueryField(const testing::ReceivedRequest& request,
                                     const std::string& name);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_TESTS_FAKE_JIRA_H_
