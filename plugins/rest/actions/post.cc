#include "plugins/rest/connection.h"
#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "plugins/rest/util/act.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::rest {

PostOutput Post(const PostInput& input, Connection& connection,
                StepContext& context) {
  return Act<PostOutput>("POST", input, connection, context);
}

}  // namespace insight::plugins::rest
