#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

CommentIssueOutput CommentIssue(const CommentIssueInput& input,
                                Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  return {.comment_id =
              jira->AddComment(jira->GetIssue(input.id), input.comment)};
}

}  // namespace insight::plugins::jira
