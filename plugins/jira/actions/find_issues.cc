#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/normalize.h"

namespace insight::plugins::jira {

FindIssuesOutput FindIssues(const FindIssuesInput& input,
                            Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  const IssueParts parts = {.attachments = input.get_attachments};
  const auto max =
      static_cast<std::size_t>(std::max<std::int64_t>(input.max, 0));
  std::vector<Issue> issues;
  jira->ForEachIssue(input.jql, max, [&](const Json& issue) {
    issues.push_back(Cleaned(jira->ReadIssue(issue, parts)));
    return true;
  });
  return {.issues = std::move(issues)};
}

}  // namespace insight::plugins::jira
