#include <string>
#include <utility>
#include <vector>

#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "plugins/extractit/util/suffix_repair.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

EmailExtractorOutput EmailExtractor(const EmailExtractorInput& input,
                                    StepContext&) {
  std::vector<std::string> addresses =
      Find(IndicatorKind::kEmail, Source(input));
  RepairSuffixes(addresses);
  return {.emails = std::move(addresses)};
}

}  // namespace insight::plugins::extractit
