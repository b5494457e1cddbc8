#include "plugins/base64/schema.h"  // generated from plugin.spec.yaml
#include "sdk/step/step_context.h"

namespace insight::plugins::base64 {

EncodeOutput Encode(const EncodeInput& input, StepContext&) {
  return {.data = Bytes::Encode(input.content)};
}

}  // namespace insight::plugins::base64
