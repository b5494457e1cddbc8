#include "plugins/rest/connection.h"
#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "plugins/rest/util/act.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::rest {

DeleteOutput Delete(const DeleteInput& input, Connection& connection,
                    StepContext& context) {
  return Act<DeleteOutput>("DELETE", input, connection, context);
}

}  // namespace insight::plugins::rest
