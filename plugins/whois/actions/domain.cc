#include "plugins/whois/schema.h"  // generated from plugin.spec.yaml
#include "plugins/whois/util/lookup.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::whois {

DomainOutput Domain(const DomainInput& input, StepContext& context) {
  return RealWhoisService().LookUpDomain(input, context);
}

}  // namespace insight::plugins::whois
