#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

ToUtcOutput ToUtc(const ToUtcInput& input, StepContext&) {
  return {.converted_date = {
              FormatTimestamp(ReadTimestamp(input.base_time, input.timezone))}};
}

}  // namespace insight::plugins::datetime
