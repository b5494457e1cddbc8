#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

Sha512ExtractorOutput Sha512Extractor(const Sha512ExtractorInput& input,
                                      StepContext&) {
  return {.sha512 = Find(IndicatorKind::kSha512, Source(input))};
}

}  // namespace insight::plugins::extractit
