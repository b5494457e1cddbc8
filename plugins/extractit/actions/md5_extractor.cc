#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

Md5ExtractorOutput Md5Extractor(const Md5ExtractorInput& input, StepContext&) {
  return {.md5 = Find(IndicatorKind::kMd5, Source(input))};
}

}  // namespace insight::plugins::extractit
