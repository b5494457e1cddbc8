// Skeleton 8e6a6691: delete this line when you write the code.

#include <optional>

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

// Collects what the feed logs
MonitorFeedResult MonitorFeed(const MonitorFeedInput& input,
                              const MonitorFeedState& state,
                              const Json& /*custom_config*/,
                              Connection& /*connection*/,
                              StepContext& context) {
  [[maybe_unused]] const std::optional<Date>& since = input.since;

  context.log().Warning("This task is a skeleton: its output is made up.");
  MonitorFeedResult result;
  result.output = {};
  result.state = state;
  result.has_more_pages = false;
  result.status_code = 200;
  result.error = nullptr;
  return result;
}

}  // namespace insight::plugins::threat_feed
