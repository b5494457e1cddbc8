// JQL that is put together from inputs.
// https://support.atlassian.com/jira-software-cloud/docs/what-is-advanced-search-in-jira-cloud/
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_JIRA_UTIL_JQL_H_
#define PLUGINS_JIRA_UTIL_JQL_H_

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::jira {

// Returns `text` between single quotes, with what would end it or break the
// line escaped: it's -> 'it\'s'.
[[nodiscard]] std::string QuoteJql(std::string_view text);

// Issues created in the last minutes, of that project if there is one, that a
// query of the user's own finds, if there is one:
//   created>=-20m and project='TEST' and (priority=High)
[[nodiscard]] std::string NewIssuesJql(std::chrono::minutes window,
                                       const std::string& project,
                                       const std::string& jql);

// The same of those created or changed, in any of the projects:
//   (created>=-20m or updated>=-20m) and (project='A' or project='B')
[[nodiscard]] std::string ChangedIssuesJql(
    std::chrono::minutes window, const std::vector<std::string>& projects,
    const std::string& jql);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_JQL_H_
