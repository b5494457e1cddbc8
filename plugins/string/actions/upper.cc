#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "sdk/step/step_context.h"
#include "sdk/util/letter_case/letter_case.h"

namespace insight::plugins::string {

UpperOutput Upper(const UpperInput& input, StepContext&) {
  return {.upper = ToUpperCase(input.string)};
}

}  // namespace insight::plugins::string
