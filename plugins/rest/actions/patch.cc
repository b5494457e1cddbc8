#include "plugins/rest/connection.h"
#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "plugins/rest/util/act.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::rest {

PatchOutput Patch(const PatchInput& input, Connection& connection,
                  StepContext& context) {
  return Act<PatchOutput>("PATCH", input, connection, context);
}

}  // namespace insight::plugins::rest
