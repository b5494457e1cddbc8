// Addresses and networks of IPv4.

#ifndef PLUGINS_SUBNET_UTIL_IPV4_H_
#define PLUGINS_SUBNET_UTIL_IPV4_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace insight::plugins::subnet {

// The most significant byte is the first number.
using Ipv4Address = std::uint32_t;

// An address of a network, and how many leading bits are the network's.
struct Ipv4Network {
  Ipv4Address address = 0;
  int prefix = 32;  // 0 to 32.

  [[nodiscard]] Ipv4Address Mask() const {
    return prefix == 0 ? 0 : ~Ipv4Address{0} << (32 - prefix);
  }
  [[nodiscard]] Ipv4Address First() const { return address & Mask(); }
  [[nodiscard]] Ipv4Address Last() const { return address | ~Mask(); }
};

// Four decimal numbers from 0 to 255, without leading zeros; otherwise nothing.
[[nodiscard]] std::optional<Ipv4Address> ParseAddress(std::string_view text);
[[nodiscard]] std::string ToString(Ipv4Address address);

// "address/prefix" or "address/mask", where the mask's leading bits are ones
// and the rest zeros.  Without '/', the network has this address alone.
[[nodiscard]] std::optional<Ipv4Network> ParseNetwork(std::string_view text);

}  // namespace insight::plugins::subnet

#endif  // PLUGINS_SUBNET_UTIL_IPV4_H_
