#include "plugins/rest/connection.h"
#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "plugins/rest/util/act.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::rest {

GetOutput Get(const GetInput& input, Connection& connection,
              StepContext& context) {
  return Act<GetOutput>("GET", input, connection, context);
}

}  // namespace insight::plugins::rest
