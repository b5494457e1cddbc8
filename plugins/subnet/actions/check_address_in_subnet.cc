#include <optional>

#include "plugins/subnet/schema.h"  // generated from plugin.spec.yaml
#include "plugins/subnet/util/ipv4.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::subnet {

CheckAddressInSubnetOutput CheckAddressInSubnet(
    const CheckAddressInSubnetInput& input, StepContext&) {
  const std::optional<Ipv4Address> address = ParseAddress(input.ip_address);
  if (!address) {
    throw PluginException("Invalid IP address.",
                          "Please check that the provided IP address is "
                          "correct and try again.");
  }
  const std::optional<Ipv4Network> network = ParseNetwork(input.subnet);
  if (!network) {
    throw PluginException(
        "Invalid subnet.",
        "Please check that the provided subnet is correct and try again.");
  }
  return {.found = (*address & network->Mask()) == network->First()};
}

}  // namespace insight::plugins::subnet
