#include "plugins/csv/schema.h"  // generated from plugin.spec.yaml
#include "plugins/csv/util/filter.h"
#include "plugins/csv/util/read_csv.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::csv {

FilterBytesOutput FilterBytes(const FilterBytesInput& input, StepContext&) {
  return {.filtered =
              Bytes::Encode(Filter(TextOf(input.csv), input.fields, "bytes"))};
}

}  // namespace insight::plugins::csv
