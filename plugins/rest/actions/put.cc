#include "plugins/rest/connection.h"
#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "plugins/rest/util/act.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::rest {

PutOutput Put(const PutInput& input, Connection& connection,
              StepContext& context) {
  return Act<PutOutput>("PUT", input, connection, context);
}

}  // namespace insight::plugins::rest
