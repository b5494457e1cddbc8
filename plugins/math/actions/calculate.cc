#include "plugins/math/schema.h"  // generated from plugin.spec.yaml
#include "plugins/math/util/evaluate.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::math {

CalculateOutput Calculate(const CalculateInput& input, StepContext&) {
  return {.result = Evaluate(input.equation)};
}

}  // namespace insight::plugins::math
