// Skeleton 2cfccd93: delete this line when you write the code.

#include <chrono>
#include <cstdint>
#include <utility>

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

// Sends each indicator that is new
void NewIndicator(const NewIndicatorInput& input, Connection& /*connection*/,
                  NewIndicatorSink& sink, StepContext& context) {
  [[maybe_unused]] const std::int64_t interval = input.interval;

  context.log().Warning("This trigger is a skeleton: its output is made up.");
  do {
    NewIndicatorOutput event;
    event.indicator = "";
    sink.Send(std::move(event));
  } while (!context.cancellation().WaitFor(std::chrono::seconds(5)));
}

}  // namespace insight::plugins::threat_feed
