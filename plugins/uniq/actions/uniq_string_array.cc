#include "plugins/uniq/schema.h"  // generated from plugin.spec.yaml
#include "plugins/uniq/util/deduplicate.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::uniq {

UniqStringArrayOutput UniqStringArray(const UniqStringArrayInput& input,
                                      StepContext&) {
  return Deduplicate<UniqStringArrayOutput>(input.data);
}

}  // namespace insight::plugins::uniq
