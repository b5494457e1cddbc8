#include "plugins/grep/schema.h"  // generated from plugin.spec.yaml
#include "plugins/grep/util/search.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::grep {

MatchStringOutput MatchString(const MatchStringInput& input, StepContext&) {
  return OutputOf<MatchStringOutput>(
      Search(input.pattern, input.text, input.behavior));
}

}  // namespace insight::plugins::grep
