#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

UuidExtractorOutput UuidExtractor(const UuidExtractorInput& input,
                                  StepContext&) {
  return {.uuids = Find(IndicatorKind::kUuid, Source(input))};
}

}  // namespace insight::plugins::extractit
