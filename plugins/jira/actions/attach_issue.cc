#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/attachment.h"

namespace insight::plugins::jira {

AttachIssueOutput AttachIssue(const AttachIssueInput& input,
                              Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  const Json issue = jira->GetIssue(input.id);
  return {.id = jira->AddAttachment(issue, input.attachment_filename,
                                    DecodeAttachment(input.attachment_bytes))};
}

}  // namespace insight::plugins::jira
