#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/epoch.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

EpochFromDateOutput EpochFromDate(const EpochFromDateInput& input,
                                  StepContext&) {
  return {.epoch = EpochOf(ReadTimestamp(input.datetime))};
}

}  // namespace insight::plugins::datetime
