#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/jql.h"
#include "plugins/jira/util/poll.h"

namespace insight::plugins::jira {

void MonitorIssues(const MonitorIssuesInput& input, Connection& connection,
                   MonitorIssuesSink& sink, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  const std::vector<std::string> projects =
      input.projects.value_or(std::vector<std::string>());
  for (const std::string& project : projects) {
    RequireVisibleProject(*jira, project);
  }
  const IssueParts parts = {.attachments = input.get_attachments,
                            .raw_fields = input.include_fields};
  const Poll poll = {.trigger = "monitor_issues",
                     .jql =
                         [&](std::chrono::minutes window) {
                           return ChangedIssuesJql(window, projects,
                                                   input.jql.value_or(""));
                         },
                     .interval_seconds = input.interval,
                     .sends_changes = true};
  PollIssues(connection, *jira, poll, context, [&](const Json& issue) {
    sink.Send({.issue = jira->ReadIssue(issue, parts)});
  });
}

}  // namespace insight::plugins::jira
