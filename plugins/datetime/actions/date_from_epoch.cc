#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/epoch.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {

DateFromEpochOutput DateFromEpoch(const DateFromEpochInput& input,
                                  StepContext&) {
  return {.date = {FormatTimestamp(ReadEpoch(input.epoch))}};
}

}  // namespace insight::plugins::datetime
