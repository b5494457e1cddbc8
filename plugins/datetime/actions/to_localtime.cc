#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

ToLocaltimeOutput ToLocaltime(const ToLocaltimeInput& input, StepContext&) {
  const EpochTime time = ReadTimestamp(input.base_time);
  return {.converted_date = {
              FormatTimestamp(WallTime(time, ReadTimeZone(input.timezone)))}};
}

}  // namespace insight::plugins::datetime
