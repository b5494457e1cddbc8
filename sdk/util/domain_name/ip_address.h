// Addresses of hosts.
//
// Example:
//
//   ParseIpAddress("2001:DB8::1")->ToString() -> "2001:db8::1"
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_UTIL_DOMAIN_NAME_IP_ADDRESS_H_
#define SDK_UTIL_DOMAIN_NAME_IP_ADDRESS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace insight {

struct IpAddress {
  bool is_v6 = false;
  // In network order; of IPv4 the first four.
  std::array<std::uint8_t, 16> bytes = {};

  // Returns the usual form: four decimal numbers, or what RFC 5952 recommends.
  [[nodiscard]] std::string ToString() const;

  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

// Reads an IPv4 address of four decimal numbers without leading zeros, or an
// IPv6 address (RFC 4291, section 2.2).  Nothing for anything else, such as a
// prefix length, a zone, a port or white space.
[[nodiscard]] std::optional<IpAddress> ParseIpAddress(std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_DOMAIN_NAME_IP_ADDRESS_H_
