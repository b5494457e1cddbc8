#include <string>
#include <utility>
#include <vector>

#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/dates.h"
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

// One after the other, so that what is of two kinds is there twice.
IocExtractorOutput IocExtractor(const IocExtractorInput& input, StepContext&) {
  const Source source(input);
  std::vector<std::string> iocs = Find(IndicatorKind::kDomain, source);
  Append(FindDates("dd/mm/yyyy", source), iocs);
  Append(FindFilePaths(source), iocs);
  for (const IndicatorKind kind :
       {IndicatorKind::kEmail, IndicatorKind::kMac, IndicatorKind::kIpv4,
        IndicatorKind::kIpv6, IndicatorKind::kMd5, IndicatorKind::kSha1,
        IndicatorKind::kSha256, IndicatorKind::kSha512, IndicatorKind::kUrl}) {
    Append(Find(kind, source), iocs);
  }
  return {.iocs = std::move(iocs)};
}

}  // namespace insight::plugins::extractit
