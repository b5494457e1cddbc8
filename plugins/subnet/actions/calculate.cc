#include <algorithm>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/subnet/schema.h"  // generated from plugin.spec.yaml
#include "plugins/subnet/util/ipv4.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::subnet {
namespace {

// The classes that networks had before CIDR (RFC 791, section 3.2).
struct NetworkClass {
  std::string_view name;
  int bits;  // How many are the network's.
};

// Returns nothing for multicast and reserved addresses.
std::optional<NetworkClass> ClassOf(Ipv4Address address) {
  const unsigned first = address >> 24;
  if (first < 128) return NetworkClass{"A", 8};
  if (first < 192) return NetworkClass{"B", 16};
  if (first < 224) return NetworkClass{"C", 24};
  return std::nullopt;
}

std::int64_t CountHosts(const Ipv4Network& network) {
  const std::int64_t addresses = std::int64_t{1} << (32 - network.prefix);
  return std::max<std::int64_t>(addresses - 2, 0);
}

std::string HostRange(const Ipv4Network& network) {
  if (CountHosts(network) == 0) return "";
  return ToString(network.First() + 1) + " - " + ToString(network.Last() - 1);
}

}  // namespace

CalculateOutput Calculate(const CalculateInput& input, StepContext&) {
  const auto slash = input.cidr.find('/');
  const std::optional<Ipv4Network> network = ParseNetwork(input.cidr);
  if (!network || slash == std::string::npos) {
    throw PluginException(
        "Provided network " + input.cidr + " is not in CIDR notation.",
        "Please check that the provided network is correct and try again.");
  }
  const std::string ip = input.cidr.substr(0, slash);
  const std::optional<NetworkClass> network_class = ClassOf(network->address);
  if (!network_class) {
    throw PluginException(
        "IP address " + ip + " resides in reserved range.",
        "Please provide an IP address outside the reserved range.");
  }
  if (network->prefix < network_class->bits) {
    throw PluginException("Invalid mask for network class.",
                          "Please provide a valid mask for the network class.");
  }
  return {.ip = ip,
          .netmask = ToString(network->Mask()),
          .wildcard = ToString(~network->Mask()),
          .cidr = input.cidr.substr(slash),
          .binary_netmask = std::bitset<32>(network->Mask()).to_string(),
          .ip_class = std::string(network_class->name),
          .subnets = std::int64_t{1} << (network->prefix - network_class->bits),
          .hosts = CountHosts(*network),
          .subnet_id = ToString(network->First()),
          .host_range = HostRange(*network),
          .broadcast = ToString(network->Last())};
}

}  // namespace insight::plugins::subnet
