// Skeleton a0bce2c8: delete this line when you write the code.

#include <chrono>

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

// Sends an event now and then
void Tick(const TickInput& /*input*/, Connection& /*connection*/,
          TickSink& sink, StepContext& context) {
  context.log().Warning("This trigger is a skeleton: its output is made up.");
  do {
    sink.Send({});
  } while (!context.cancellation().WaitFor(std::chrono::seconds(5)));
}

}  // namespace insight::plugins::threat_feed
