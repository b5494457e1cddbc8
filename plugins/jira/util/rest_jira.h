// What both REST APIs of Jira do alike.

#ifndef PLUGINS_JIRA_UTIL_REST_JIRA_H_
#define PLUGINS_JIRA_UTIL_REST_JIRA_H_

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/jira/util/jira.h"
#include "plugins/jira/util/rest_client.h"

namespace insight::plugins::jira {

inline constexpr std::size_t kIssuesPerPage = 100;

// "/issue/ID" with the id as one segment of a path.  Throws PluginException
// ("No issue found ...") if it is empty.
[[nodiscard]] std::string IssuePath(const std::string& id);

// The same with an issue's own key, or its id if it has none.
[[nodiscard]] std::string PathOf(const Json& issue);

class RestJira : public Jira {
 public:
  [[nodiscard]] Json GetIssue(const std::string& id) override;
  [[nodiscard]] Issue ReadIssue(const Json& issue,
                                const IssueParts& parts) override;
  [[nodiscard]] std::vector<Comment> ReadComments(const Json& issue) override;
  void Transition(const Json& issue, const std::string& transition,
                  const std::string& comment, const Json& fields) override;
  std::string AddComment(const Json& issue, const std::string& text) override;
  [[nodiscard]] Json IssueTypes() override;
  [[nodiscard]] Json FieldCatalogue() override;
  [[nodiscard]] Json CreateIssue(const Json& fields) override;

 protected:
  explicit RestJira(RestClient rest) : rest_(std::move(rest)) {}

  [[nodiscard]] const RestClient& rest() const { return rest_; }

  // The id as the API wants it of a transition that was given by its id.
  [[nodiscard]] virtual Json TransitionId(const std::string& id) = 0;
  [[nodiscard]] virtual std::string Download(const Json& attachment) = 0;
  [[nodiscard]] virtual Comment ReadComment(const Json& comment) = 0;

  // Returns whether `call` succeeds; logs why it does not.
  [[nodiscard]] bool Succeeds(const std::function<void()>& call) const;

  // Calls `use` for the issues of one page until it returns false; returns
  // whether it did not.  Counts `left` down to 0.
  static bool UsePage(const Json& issues, std::size_t& left,
                      const std::function<bool(const Json&)>& use);

 private:
  [[nodiscard]] Json FindTransition(const Json& issue, const std::string& name);
  [[nodiscard]] std::vector<File> ReadAttachments(const Json& issue);

  const RestClient rest_;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_REST_JIRA_H_
