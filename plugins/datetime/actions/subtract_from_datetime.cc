#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/calendar.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

SubtractFromDatetimeOutput SubtractFromDatetime(
    const SubtractFromDatetimeInput& input, StepContext&) {
  const EpochTime moved =
      Move(ReadTimestamp(input.base_time), AmountsOf(input), Direction::kBack);
  return {.date = {FormatTimestamp(moved)}};
}

}  // namespace insight::plugins::datetime
