#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "sdk/json/unicode.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {

LengthOutput Length(const LengthInput& input, StepContext&) {
  return {.length = static_cast<std::int64_t>(
              CountCodePoints(input.string, Surrogates::kAccept))};
}

}  // namespace insight::plugins::string
