#include "plugins/jira/tests/fake_jira.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <utility>

#include "plugins/jira/util/settings.h"
#include "sdk/http/url.h"
#include "sdk/json/dump.h"

namespace insight::plugins::jira {
namespace {

using testing::HttpReply;
using testing::HttpTestPeer;
using testing::ReceivedRequest;

constexpr const char* kCloudPath = "/x.atlassian.net";

std::string PathOf(const ReceivedRequest& request) {
  std::string path = request.target.substr(0, request.target.find('?'));
  if (path.starts_with(kCloudPath)) {
    path.erase(0, std::string_view(kCloudPath).size());
  }
  return path;
}

std::string JsonReply(const Json& body, int status = 200) {
  return HttpReply(status, DumpJson(body),
                   {{"Content-Type", "application/json"}});
}

std::size_t NumberField(const ReceivedRequest& request,
                        const std::string& name) {
  return std::strtoul(QueryField(request, name).c_str(), nullptr, 10);
}

}  // namespace

std::string QueryField(const ReceivedRequest& request,
                       const std::string& name) {
  const auto question = request.target.find('?');
  if (question == std::string::npos) return "";
  std::string_view query = request.target;
  query.remove_prefix(question + 1);
  for (;;) {
    const auto end = query.find('&');
    const std::string_view field = query.substr(0, end);
    if (field.starts_with(name + "=")) {
      return PercentDecode(field.substr(name.size() + 1));
    }
    if (end == std::string_view::npos) return "";
    query.remove_prefix(end + 1);
  }
}

FakeJira::FakeJira()
    : server_(std::make_unique<testing::HttpTestServer>(
          [this](HttpTestPeer& peer) { Serve(peer); },
          testing::HttpTestServerOptions{.certificate = ca_.Issue()})) {
  const std::string file = std::string(std::getenv("TEST_TMPDIR")) + "/ca.pem";
  std::ofstream(file) << ca_.certificate_pem();
  setenv("SSL_CERT_FILE", file.c_str(), 1);
}

// The server ends first: its threads use the rest.
FakeJira::~FakeJira() { server_.reset(); }

void FakeJira::AddIssue(int number, Json fields) {
  const std::string text = std::to_string(number);
  fields["summary"] = fields.value("summary", "Issue " + text);
  fields["updated"] = fields.value("updated", "2026-01-01T00:00:00.000+0000");
  fields["status"] = {{"name", "Open"}};
  fields["description"] = nullptr;
  const std::lock_guard lock(mutex_);
  issues_.push_back({{"id", text},
                     {"key", "T-" + text},
                     {"self", "https://jira/rest/api/issue/" + text},
                     {"fields", std::move(fields)}});
}

void FakeJira::RemoveIssues() {
  const std::lock_guard lock(mutex_);
  issues_.clear();
}

void FakeJira::Answer(const std::string& request, std::string reply) {
  Handle(request, [reply = std::move(reply)](const ReceivedRequest&,
                                             HttpTestPeer& peer) {
    return peer.Write(reply);
  });
}

void FakeJira::Handle(const std::string& request, Handler handler) {
  const std::lock_guard lock(mutex_);
  handlers_[request].push_back(std::move(handler));
}

ConnectionInput FakeJira::Input(bool is_cloud) const {
  return {.url = server_->url() + (is_cloud ? kCloudPath : ""),
          .user = "user",
          .api_key = SecretKey(kCanary)};
}

std::shared_ptr<Connection> FakeJira::Connect(bool is_cloud, CacheFiles cache) {
  return std::make_shared<Connection>(ReadSettings(Input(is_cloud)), log_,
                                      std::move(cache));
}

std::shared_ptr<Connection> FakeJira::ConnectImpatiently() {
  Settings settings = ReadSettings(Input());
  settings.timeouts.read = std::chrono::milliseconds(100);
  return std::make_shared<Connection>(std::move(settings), log_);
}

std::vector<std::string> FakeJira::queries() const {
  const std::lock_guard lock(mutex_);
  return queries_;
}

void FakeJira::Serve(HttpTestPeer& peer) {
  while (const auto request = peer.ReadRequest()) {
    Handler handler;
    {
      const std::lock_guard lock(mutex_);
      auto& prepared = handlers_[request->method + " " + PathOf(*request)];
      if (!prepared.empty()) {
        handler = std::move(prepared.front());
        prepared.pop_front();
      }
    }
    const bool goes_on =
        handler ? handler(*request, peer) : peer.Write(Reply(*request));
    if (!goes_on) return;
  }
}

std::string FakeJira::Reply(const ReceivedRequest& request) {
  constexpr std::string_view kIssue = "/issue/";
  const std::string path = PathOf(request);
  if (request.method != "GET") return HttpReply(200, "{}");
  if (path == "/rest/api/2/search") return ReplyToSearch(request, false);
  if (path == "/rest/api/3/search/jql") return ReplyToSearch(request, true);
  if (path == "/rest/api/2/project") {
    return JsonReply(Json::array({{{"id", "1"}, {"key", "T"}}}));
  }
  const auto issue = path.find(kIssue);
  if (issue != std::string::npos) {
    return ReplyToIssue(PercentDecode(path.substr(issue + kIssue.size())));
  }
  return HttpReply(404, R"({"errorMessages": ["There is no such thing"]})");
}

std::string FakeJira::ReplyToIssue(const std::string& id) {
  const std::lock_guard lock(mutex_);
  for (const Json& issue : issues_) {
    if (issue["key"] == id || issue["id"] == id) return JsonReply(issue);
  }
  return HttpReply(404, R"({"errorMessages": ["Issue does not exist"]})");
}

// Version 3 pages by tokens, which are numbers here; version 2 by numbers.
std::string FakeJira::ReplyToSearch(const ReceivedRequest& request,
                                    bool is_cloud) {
  const std::size_t start =
      NumberField(request, is_cloud ? "nextPageToken" : "startAt");
  const std::lock_guard lock(mutex_);
  queries_.push_back(QueryField(request, "jql"));
  const std::size_t end =
      std::min(issues_.size(), start + NumberField(request, "maxResults"));
  Json page = {{"issues", Json::array()}};
  for (std::size_t i = start; i < end; ++i)
    page["issues"].push_back(issues_[i]);
  if (!is_cloud) {
    page["total"] = issues_.size();
  } else if (end < issues_.size()) {
    page["nextPageToken"] = std::to_string(end);
  }
  return JsonReply(page);
}

}  // namespace insight::plugins::jira
