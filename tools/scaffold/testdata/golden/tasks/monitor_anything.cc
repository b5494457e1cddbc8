// Skeleton 21bfa63a: delete this line when you write the code.

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

// Collects whatever there is
MonitorAnythingResult MonitorAnything(const MonitorAnythingInput& /*input*/,
                                      const Json& state,
                                      const Json& /*custom_config*/,
                                      Connection& /*connection*/,
                                      StepContext& context) {
  context.log().Warning("This task is a skeleton: its output is made up.");
  MonitorAnythingResult result;
  result.output = {};
  result.state = state;
  result.has_more_pages = false;
  result.status_code = 200;
  result.error = nullptr;
  return result;
}

}  // namespace insight::plugins::threat_feed
