#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

FindUsersOutput FindUsers(const FindUsersInput& input, Connection& connection,
                          StepContext& context) {
  return {.users = connection.Open(context)->FindUsers(input.query, input.max)};
}

}  // namespace insight::plugins::jira
