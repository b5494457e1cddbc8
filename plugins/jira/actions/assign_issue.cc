#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

AssignIssueOutput AssignIssue(const AssignIssueInput& input,
                              Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  jira->Assign(jira->GetIssue(input.id), input.assignee);
  return {.success = true};
}

}  // namespace insight::plugins::jira
