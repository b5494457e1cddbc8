#include "plugins/jira/util/server_jira.h"

#include <algorithm>
#include <utility>

#include "plugins/jira/util/errors.h"
#include "plugins/jira/util/json_access.h"
#include "plugins/jira/util/normalize.h"
#include "plugins/jira/util/rest_jira.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"

namespace insight::plugins::jira {
namespace {

// Without a slash at its end.
std::string RootOf(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

class ServerJira final : public RestJira {
 public:
  ServerJira(RestClient rest, RestClient files, const std::string& base_url)
      : RestJira(std::move(rest)),
        files_(std::move(files)),
        base_url_(RootOf(base_url)) {}

  [[nodiscard]] Json GetIssue(const std::string& id) override {
    try {
      return RestJira::GetIssue(id);
    } catch (const JiraException& exception) {
      if (exception.preset() == Preset::kNotFound) throw NoSuchIssue(id);
      throw;
    }
  }

  void ForEachIssue(
      const std::string& jql, std::size_t max,
      const std::function<bool(const Json& issue)>& use) override {
    std::size_t start = 0;
    bool more = max > 0;
    while (more) {
      const std::size_t size = std::min(max, kIssuesPerPage);
      const Json page =
          rest().Get("/search", {{"jql", jql},
                                 {"startAt", std::to_string(start)},
                                 {"maxResults", std::to_string(size)},
                                 {"fields", "*all"}});
      const Json& issues = At(page, {"issues"});
      if (IsEmpty(issues)) break;
      start += issues.size();
      more = UsePage(issues, max, use) && !IsLastPage(page, start);
    }
  }

  [[nodiscard]] Issue ReadIssue(const Json& issue,
                                const IssueParts& parts) override {
    Issue result = RestJira::ReadIssue(issue, parts);
    result.url = base_url_ + "/browse/" + TextAt(issue, {"key"});
    return result;
  }

  void Transition(const Json& issue, const std::string& transition,
                  const std::string& comment, const Json& fields) override {
    try {
      RestJira::Transition(issue, transition, comment, fields);
    } catch (const JiraException& exception) {
      const std::string& why = exception.data();
      throw PluginException(why.empty() ? "Invalid input." : why, "", why);
    }
  }

  // A user of that name, or else the first that the search finds.
  void Assign(const Json& issue, const std::string& assignee) override {
    const Json users = Search(assignee, 50);
    if (IsEmpty(users)) {
      throw PluginException("No user found with username: " + assignee + ".",
                            "Please provide a valid username.");
    }
    const auto exact = std::find_if(
        users.begin(), users.end(),
        [&](const Json& user) { return TextAt(user, {"name"}) == assignee; });
    const Json& user = exact != users.end() ? *exact : users.front();
    rest().Send("PUT", PathOf(issue) + "/assignee",
                {{"name", TextAt(user, {"name"})}});
  }

  // Jira passes over those that are there already.
  void AddLabels(const Json& issue,
                 const std::vector<std::string>& labels) override {
    Json operations = Json::array();
    for (const std::string& label : labels) {
      operations.push_back(Json::object({{"add", label}}));
    }
    rest().Send("PUT", PathOf(issue),
                {{"update", {{"labels", std::move(operations)}}}});
  }

  std::string AddAttachment(const Json& issue, const std::string& filename,
                            const std::string& content) override {
    const Json added = rest().PostFile(PathOf(issue) + "/attachments",
                                       "no-check", filename, content);
    return added.is_array() && !added.empty() ? TextAt(added[0], {"id"}) : "";
  }

  [[nodiscard]] std::optional<Json> FindProject(
      const std::string& project) override {
    for (const Json& each : rest().Get("/project")) {
      if (TextAt(each, {"key"}) == project ||
          TextAt(each, {"name"}) == project) {
        return Json::object({{"id", TextAt(each, {"id"})}});
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Json TextField(const std::string& text) override {
    return text;
  }

  void EditIssue(const std::string& id, const IssueEdit& edit) override {
    Json body = Json::object();
    if (!IsEmpty(edit.fields)) body["fields"] = edit.fields;
    if (!IsEmpty(edit.update)) body["update"] = edit.update;
    rest().Send(
        "PUT", IssuePath(id), body,
        edit.notify ? HttpQuery() : HttpQuery{{"notifyUsers", "false"}});
  }

  [[nodiscard]] std::vector<User> FindUsers(const std::string& query,
                                            std::int64_t max) override {
    std::vector<User> users;
    for (const Json& user : Search(query, max)) {
      users.push_back(Cleaned(NormalizeServerUser(user)));
    }
    return users;
  }

  [[nodiscard]] bool CreateUser(const CreateUserInput& user) override {
    const std::string name = user.username.value_or("");
    Json body = {
        {"displayName", name}, {"emailAddress", user.email}, {"name", name}};
    if (!user.password.value_or("").empty()) body["password"] = *user.password;
    if (user.notify) body["notification"] = "True";
    rest().Send("POST", "/user", body);
    return true;
  }

  [[nodiscard]] bool DeleteUser(const DeleteUserInput& user) override {
    if (user.username.value_or("").empty()) {
      throw PluginException("Username not provided",
                            "Jira server needs username to be set");
    }
    return Succeeds([&] {
      rest().Send({.method = "DELETE",
                   .path = "/user",
                   .query = {{"username", *user.username}}});
    });
  }

 private:
  static bool IsLastPage(const Json& page, std::size_t next) {
    const Json& total = At(page, {"total"});
    return total.is_number_integer() &&
           next >= static_cast<std::size_t>(total.get<std::int64_t>());
  }

  [[nodiscard]] Json Search(const std::string& query, std::int64_t max) const {
    return rest().Get("/user/search", {{"username", query},
                                       {"includeActive", "True"},
                                       {"includeInactive", "False"},
                                       {"startAt", "0"},
                                       {"maxResults", std::to_string(max)}});
  }

  [[nodiscard]] Json TransitionId(const std::string& id) override {
    return MakeInteger(id);
  }

  // Its URL is made from what Jira takes for its own address, which is not
  // always how it is reached.
  [[nodiscard]] std::string Download(const Json& attachment) override {
    const Url content = Url::Parse(TextAt(attachment, {"content"}));
    return files_.Download(Url::Parse(base_url_).Origin() + content.Target());
  }

  [[nodiscard]] Comment ReadComment(const Json& comment) override {
    return NormalizeServerComment(comment);
  }

  const RestClient files_;
  const std::string base_url_;
};

}  // namespace

std::unique_ptr<Jira> MakeServerJira(HttpClient& http,
                                     const std::string& base_url,
                                     StepContext& context) {
  return std::make_unique<ServerJira>(
      RestClient(http, "/rest/api/2", &MessageOf, context),
      RestClient(http, "", &MessageOf, context), base_url);
}

}  // namespace insight::plugins::jira
