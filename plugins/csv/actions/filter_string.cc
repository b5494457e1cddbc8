#include "plugins/csv/schema.h"  // generated from plugin.spec.yaml
#include "plugins/csv/util/filter.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::csv {

FilterStringOutput FilterString(const FilterStringInput& input, StepContext&) {
  return {.string = Filter(input.csv, input.fields, "string")};
}

}  // namespace insight::plugins::csv
