#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

DomainExtractorOutput DomainExtractor(const DomainExtractorInput& input,
                                      StepContext&) {
  const Source source(input);
  return {.domains = input.subdomain ? Find(IndicatorKind::kDomain, source)
                                     : FindRegistrableDomains(source)};
}

}  // namespace insight::plugins::extractit
