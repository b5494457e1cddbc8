#include "plugins/csv/schema.h"  // generated from plugin.spec.yaml
#include "plugins/csv/util/write_csv.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::csv {

JsonToCsvStringOutput JsonToCsvString(const JsonToCsvStringInput& input,
                                      StepContext&) {
  return {.csv_string = ToCsv(input.json)};
}

}  // namespace insight::plugins::csv
