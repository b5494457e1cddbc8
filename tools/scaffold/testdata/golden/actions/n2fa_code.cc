// Skeleton c1fc78a0: delete this line when you write the code.

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

N2faCodeOutput N2faCode(const N2faCodeInput& /*input*/,
                        Connection& /*connection*/, StepContext& context) {
  context.log().Warning("This action is a skeleton: its output is made up.");
  return {};
}

}  // namespace insight::plugins::threat_feed
