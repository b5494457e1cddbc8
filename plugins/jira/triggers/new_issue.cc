#include <chrono>
#include <memory>
#include <string>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/jql.h"
#include "plugins/jira/util/poll.h"

namespace insight::plugins::jira {

void NewIssue(const NewIssueInput& input, Connection& connection,
              NewIssueSink& sink, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  const std::string project = input.project.value_or("");
  if (!project.empty()) RequireVisibleProject(*jira, project);
  const IssueParts parts = {.attachments = input.get_attachments,
                            .raw_fields = input.include_fields};
  const Poll poll = {.trigger = "new_issue",
                     .jql =
                         [&](std::chrono::minutes window) {
                           return NewIssuesJql(window, project,
                                               input.jql.value_or(""));
                         },
                     .interval_seconds = input.poll_timeout};
  PollIssues(connection, *jira, poll, context, [&](const Json& issue) {
    sink.Send({.issue = jira->ReadIssue(issue, parts)});
  });
}

}  // namespace insight::plugins::jira
