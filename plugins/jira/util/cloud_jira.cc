#include "plugins/jira/util/cloud_jira.h"

#include <algorithm>
#include <utility>

#include "plugins/jira/util/adf.h"
#include "plugins/jira/util/errors.h"
#include "plugins/jira/util/json_access.h"
#include "plugins/jira/util/normalize.h"
#include "plugins/jira/util/rest_jira.h"
#include "sdk/helper/clean.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"

namespace insight::plugins::jira {
namespace {

Json OrEmptyObject(const Json& value) {
  return value.is_null() ? Json::object() : value;
}

class CloudJira final : public RestJira {
 public:
  explicit CloudJira(RestClient rest) : RestJira(std::move(rest)) {}

  void ForEachIssue(
      const std::string& jql, std::size_t max,
      const std::function<bool(const Json& issue)>& use) override {
    std::string next_page;
    bool more = max > 0;
    while (more) {
      const std::size_t size = std::min(max, kIssuesPerPage);
      HttpQuery query = {{"jql", jql},
                         {"maxResults", std::to_string(size)},
                         {"fields", "*all"}};
      if (!next_page.empty()) query.emplace_back("nextPageToken", next_page);
      const Json page = rest().Get("/search/jql", query);
      more = UsePage(At(page, {"issues"}), max, use);
      std::string token = TextAt(page, {"nextPageToken"});
      // A token that leads to itself would never end.
      if (token.empty() || token == next_page) break;
      next_page = std::move(token);
    }
  }

  void Assign(const Json& issue, const std::string& assignee) override {
    const Json users =
        rest().Get("/user/search", {{"query", assignee}, {"maxResults", "1"}});
    if (IsEmpty(users)) {
      throw PluginException("No user found with username: " + assignee + ".",
                            "Please provide a valid username.");
    }
    if (users.size() > 1) {
      throw PluginException(
          "Multiple users found with username: " + assignee + ".",
          "Please provide a more specific username.");
    }
    rest().Send("PUT", PathOf(issue) + "/assignee",
                {{"accountId", TextAt(users.front(), {"accountId"})}});
  }

  void AddLabels(const Json& issue,
                 const std::vector<std::string>& labels) override {
    Json operations = Json::array();
    for (const std::string& label : labels) {
      operations.push_back(Json::object({{"add", label}}));
    }
    EditIssue(TextAt(issue, {"key"}),
              {.update = {{"labels", std::move(operations)}}, .notify = false});
  }

  std::string AddAttachment(const Json& issue, const std::string& filename,
                            const std::string& content) override {
    // The second slash is what this plugin has always sent; Jira Cloud takes
    // it.
    const Json added = rest().PostFile("/" + PathOf(issue) + "/attachments",
                                       "nocheck", filename, content);
    return added.is_array() && !added.empty() ? TextAt(added[0], {"id"}) : "";
  }

  [[nodiscard]] std::optional<Json> FindProject(
      const std::string& project) override {
    const Json found = rest().Get("/project/search", {{"query", project}});
    if (IsEmpty(At(found, {"values"}))) return std::nullopt;
    return Json::object({{"key", project}});
  }

  [[nodiscard]] Json TextField(const std::string& text) override {
    return ToAdf(text);
  }

  void EditIssue(const std::string& id, const IssueEdit& edit) override {
    const Json body = {{"fields", OrEmptyObject(edit.fields)},
                       {"update", OrEmptyObject(edit.update)}};
    rest().Send("PUT", IssuePath(id), Clean(body),
                {{"notifyUsers", edit.notify ? "True" : "False"}});
  }

  [[nodiscard]] std::vector<User> FindUsers(const std::string& query,
                                            std::int64_t max) override {
    std::vector<User> users;
    for (const Json& user :
         rest().Get("/user/search",
                    {{"query", query}, {"maxResults", std::to_string(max)}})) {
      users.push_back(Cleaned(NormalizeCloudUser(user)));
    }
    return users;
  }

  [[nodiscard]] bool CreateUser(const CreateUserInput& user) override {
    const std::string name = user.username.value_or("");
    const Json body = {
        {"displayName", name},
        {"emailAddress", user.email},
        {"password", user.password.value_or("")},
        {"notification", user.notify},
        {"name", name},
        {"products", user.products.value_or(std::vector<std::string>())}};
    return Succeeds([&] { rest().Send("POST", "/user", body); });
  }

  [[nodiscard]] bool DeleteUser(const DeleteUserInput& user) override {
    if (user.account_id.value_or("").empty()) {
      throw PluginException("Account ID not provided",
                            "Jira cloud server needs account ID to be set");
    }
    return Succeeds([&] {
      rest().Send({.method = "DELETE",
                   .path = "/user",
                   .query = {{"accountId", *user.account_id}}});
    });
  }

 private:
  [[nodiscard]] Json TransitionId(const std::string& id) override { return id; }

  [[nodiscard]] std::string Download(const Json& attachment) override {
    return rest().Download("/attachment/content/" +
                           PercentEncode(TextAt(attachment, {"id"})));
  }

  [[nodiscard]] Comment ReadComment(const Json& comment) override {
    return NormalizeCloudComment(comment);
  }
};

}  // namespace

std::unique_ptr<Jira> MakeCloudJira(HttpClient& http, const std::string& site,
                                    StepContext& context) {
  return std::make_unique<CloudJira>(
      RestClient(http, site + "/rest/api/3", &ExcerptOf, context));
}

}  // namespace insight::plugins::jira
