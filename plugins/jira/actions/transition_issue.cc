#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

TransitionIssueOutput TransitionIssue(const TransitionIssueInput& input,
                                      Connection& connection,
                                      StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  jira->Transition(jira->GetIssue(input.id), input.transition,
                   input.comment.value_or(""), input.fields.value_or(Json()));
  return {.success = true};
}

}  // namespace insight::plugins::jira
