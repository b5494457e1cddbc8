#include <algorithm>

#include "plugins/math/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::math {

MaxOutput Max(const MaxInput& input, StepContext&) {
  if (input.numbers.empty()) {
    throw PluginException(Preset::kUnknown, "max() arg is an empty sequence");
  }
  return {.max = *std::max_element(input.numbers.begin(), input.numbers.end())};
}

}  // namespace insight::plugins::math
