#include <string>

#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/calendar.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

TimeElapsedOutput TimeElapsed(const TimeElapsedInput& input, StepContext&) {
  const EpochTime first = ReadTimestamp(input.first_time);
  const EpochTime second = ReadTimestamp(input.second_time);
  return {.difference = Elapsed(first, second, input.result_unit),
          .time_unit = std::string(ToString(input.result_unit))};
}

}  // namespace insight::plugins::datetime
