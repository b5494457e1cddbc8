#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

GetCommentsOutput GetComments(const GetCommentsInput& input,
                              Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  std::vector<Comment> comments = jira->ReadComments(jira->GetIssue(input.id));
  return {.count = static_cast<std::int64_t>(comments.size()),
          .comments = std::move(comments)};
}

}  // namespace insight::plugins::jira
