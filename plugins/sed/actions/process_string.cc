#include <string>

#include "plugins/sed/schema.h"  // generated from plugin.spec.yaml
#include "plugins/sed/util/run_sed.h"
#include "sdk/step/step_context.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::sed {

ProcessStringOutput ProcessString(const ProcessStringInput& input,
                                  StepContext& context) {
  const std::string output =
      RunSed(input.string, input.expression, input.options, context);
  return {.output = DecodeUtf8(output, Utf8Errors::kReplace)};
}

}  // namespace insight::plugins::sed
