#include <memory>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml

namespace insight::plugins::jira {

CreateUserOutput CreateUser(const CreateUserInput& input,
                            Connection& connection, StepContext& context) {
  return {.success = connection.Open(context)->CreateUser(input)};
}

}  // namespace insight::plugins::jira
