#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/epoch.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

GetDatetimeOutput GetDatetime(const GetDatetimeInput& input, StepContext&) {
  const EpochTime now = Now();
  return {.datetime = input.use_rfc3339_format
                          ? FormatTimestamp(now)
                          : FormatLocal(now, input.format_string),
          .epoch_timestamp = EpochOf(now)};
}

}  // namespace insight::plugins::datetime
