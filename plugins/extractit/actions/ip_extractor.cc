#include <string>
#include <utility>
#include <vector>

#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

IpExtractorOutput IpExtractor(const IpExtractorInput& input, StepContext&) {
  const Source source(input);
  std::vector<std::string> addresses = Find(IndicatorKind::kIpv4, source);
  Append(Find(IndicatorKind::kIpv6, source), addresses);
  return {.ip_addrs = std::move(addresses)};
}

}  // namespace insight::plugins::extractit
