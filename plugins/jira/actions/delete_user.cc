#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

DeleteUserOutput DeleteUser(const DeleteUserInput& input,
                            Connection& connection, StepContext& context) {
  return {.success = connection.Open(context)->DeleteUser(input)};
}

}  // namespace insight::plugins::jira
