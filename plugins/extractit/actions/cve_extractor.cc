#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

CveExtractorOutput CveExtractor(const CveExtractorInput& input, StepContext&) {
  return {.cves = Find(IndicatorKind::kCve, Source(input))};
}

}  // namespace insight::plugins::extractit
