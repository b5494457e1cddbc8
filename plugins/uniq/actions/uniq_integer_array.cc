#include "plugins/uniq/schema.h"  // generated from plugin.spec.yaml
#include "plugins/uniq/util/deduplicate.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::uniq {

UniqIntegerArrayOutput UniqIntegerArray(const UniqIntegerArrayInput& input,
                                        StepContext&) {
  return Deduplicate<UniqIntegerArrayOutput>(input.data);
}

}  // namespace insight::plugins::uniq
