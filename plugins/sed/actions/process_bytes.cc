#include <string>

#include "plugins/sed/schema.h"  // generated from plugin.spec.yaml
#include "plugins/sed/util/run_sed.h"
#include "sdk/step/step_context.h"
#include "sdk/types/base64.h"

namespace insight::plugins::sed {

// What is edited is the text that came, whether it is Base64 or not: workflows
// that use the action were built on that.
ProcessBytesOutput ProcessBytes(const ProcessBytesInput& input,
                                StepContext& context) {
  const std::string output =
      RunSed(input.bytes.base64(), input.expression, input.options, context);
  return {.output = EncodeBase64(output)};
}

}  // namespace insight::plugins::sed
