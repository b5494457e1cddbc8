#include "plugins/hashit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/hashit/util/hashes.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::hashit {

StringOutput String(const StringInput& input, StepContext&) {
  return HashesOf<StringOutput>(input.string);
}

}  // namespace insight::plugins::hashit
