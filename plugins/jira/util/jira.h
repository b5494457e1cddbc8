// A Jira as the actions see it, whichever of its two REST APIs it speaks.
//
// Issues are handed around as Jira sent them, and become the spec's type in
// ReadIssue().

#ifndef PLUGINS_JIRA_UTIL_JIRA_H_
#define PLUGINS_JIRA_UTIL_JIRA_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "sdk/json/json_fwd.h"

namespace insight::plugins::jira {

// What ReadIssue() adds to an issue.
struct IssueParts {
  bool attachments = false;  // Their content; one request each.
  bool raw_fields = false;   // All of `fields` as Jira has them.
};

struct IssueEdit {
  Json fields = {};  // Objects.
  Json update = {};
  bool notify = true;
};

// All methods throw JiraException where Jira refuses, and what
// HttpClient::Send() throws where it does not answer.
//
// Thread safety: none; one step's own.
class Jira {
 public:
  virtual ~Jira() = default;

  // Returns the issue with that id or key.  Throws PluginException ("No issue
  // found with ID: ...") if there is none; REST API v3 has JiraException with
  // kNotFound for that.
  [[nodiscard]] virtual Json GetIssue(const std::string& id) = 0;

  // Gives `use` one issue after the other, with all fields, until there is none
  // left, `use` has had `max` of them, or it returns false.  One page of at
  // most 100 is held at a time.
  virtual void ForEachIssue(
      const std::string& jql, std::size_t max,
      const std::function<bool(const Json& issue)>& use) = 0;

  [[nodiscard]] virtual Issue ReadIssue(const Json& issue,
                                        const IssueParts& parts) = 0;

  // All comments on an issue that was got with all fields.
  [[nodiscard]] virtual std::vector<Comment> ReadComments(
      const Json& issue) = 0;

  // `transition` is an id or, in any case, a name.  Throws PluginException ("No
  // transition found with name: ...").  `comment` and `fields` may be empty.
  virtual void Transition(const Json& issue, const std::string& transition,
                          const std::string& comment, const Json& fields) = 0;

  // Throws PluginException ("No user found with username: ...").
  virtual void Assign(const Json& issue, const std::string& assignee) = 0;

  // Adds those that the issue has not.
  virtual void AddLabels(const Json& issue,
                         const std::vector<std::string>& labels) = 0;

  // Return the id of what was added.
  virtual std::string AddComment(const Json& issue,
                                 const std::string& text) = 0;
  virtual std::string AddAttachment(const Json& issue,
                                    const std::string& filename,
                                    const std::string& content) = 0;

  // Returns how a new issue's fields name the project; nothing if there is none
  // with that name or key, or the account may not see it.
  [[nodiscard]] virtual std::optional<Json> FindProject(
      const std::string& project) = 0;

  // Lists of objects with `id` and `name`.
  [[nodiscard]] virtual Json IssueTypes() = 0;
  [[nodiscard]] virtual Json FieldCatalogue() = 0;

  // How a field holds a text of several lines.
  [[nodiscard]] virtual Json TextField(const std::string& text) = 0;

  // Returns the new issue with its key, but without fields; and changes one.
  [[nodiscard]] virtual Json CreateIssue(const Json& fields) = 0;
  virtual void EditIssue(const std::string& id, const IssueEdit& edit) = 0;

  [[nodiscard]] virtual std::vector<User> FindUsers(const std::string& query,
                                                    std::int64_t max) = 0;

  // Return whether it is done; the reason why not is logged.  DeleteUser()
  // throws PluginException if the input does not say which user the API needs;
  // CreateUser() of REST API v2 throws instead of returning false.
  [[nodiscard]] virtual bool CreateUser(const CreateUserInput& user) = 0;
  [[nodiscard]] virtual bool DeleteUser(const DeleteUserInput& user) = 0;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_JIRA_H_
