#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

Sha1ExtractorOutput Sha1Extractor(const Sha1ExtractorInput& input,
                                  StepContext&) {
  return {.sha1 = Find(IndicatorKind::kSha1, Source(input))};
}

}  // namespace insight::plugins::extractit
