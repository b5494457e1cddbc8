#include "plugins/whois/schema.h"  // generated from plugin.spec.yaml
#include "plugins/whois/util/lookup.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::whois {

AddressOutput Address(const AddressInput& input, StepContext& context) {
  return RealWhoisService().LookUpAddress(input, context);
}

}  // namespace insight::plugins::whois
