// Which server is asked first, and how each wants to be asked.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_WHOIS_UTIL_SERVERS_H_
#define PLUGINS_WHOIS_UTIL_SERVERS_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/util/domain_name/ip_address.h"

namespace insight::plugins::whois {

// Knows who answers for each top-level domain and each range of addresses.
inline constexpr std::string_view kIanaServer = "whois.iana.org";
// Answers for what IANA gave away before there were other registries.
inline constexpr std::string_view kArinServer = "whois.arin.net";

// The last label; `domain` is in ASCII and lower case, as below.
[[nodiscard]] std::string_view TopLevelDomainOf(std::string_view domain);

// Returns the table's server for a top-level domain ("com"); nothing if it has
// none.
[[nodiscard]] std::optional<std::string> ServerOfTopLevelDomain(
    std::string_view domain);

// Return the line, without its end, that asks `server`.
[[nodiscard]] std::string DomainQuery(std::string_view server,
                                      std::string_view domain);
[[nodiscard]] std::string AddressQuery(std::string_view server,
                                       const IpAddress& address);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_SERVERS_H_
