#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/normalize.h"

namespace insight::plugins::jira {

GetIssueOutput GetIssue(const GetIssueInput& input, Connection& connection,
                        StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  const Json issue = jira->GetIssue(input.id);
  return {
      .found = true,
      .issue = Cleaned(jira->ReadIssue(
          issue, {.attachments = input.get_attachments, .raw_fields = true}))};
}

}  // namespace insight::plugins::jira
