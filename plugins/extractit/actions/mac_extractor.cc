#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

MacExtractorOutput MacExtractor(const MacExtractorInput& input, StepContext&) {
  return {.mac_addrs = Find(IndicatorKind::kMac, Source(input))};
}

}  // namespace insight::plugins::extractit
