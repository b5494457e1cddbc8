#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

Sha256ExtractorOutput Sha256Extractor(const Sha256ExtractorInput& input,
                                      StepContext&) {
  return {.sha256 = Find(IndicatorKind::kSha256, Source(input))};
}

}  // namespace insight::plugins::extractit
