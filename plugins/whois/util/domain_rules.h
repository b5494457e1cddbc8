// Where each registry's answers have which field, as data.
//
// Thread safety: constants and functions without state.

#ifndef PLUGINS_WHOIS_UTIL_DOMAIN_RULES_H_
#define PLUGINS_WHOIS_UTIL_DOMAIN_RULES_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace insight::plugins::whois {

enum class DomainField {
  kDomainName,
  kRegistrar,
  kRegistrantCc,
  kCreated,
  kExpires,
  kUpdated,
  kNameServers,
  kRegistryDomainId,
  kRegistrarWhoisServer,
  kRegistrarUrl,
  kRegistrarIanaId,
  kRegistrarAbuseContactEmail,
  kRegistrarAbuseContactPhone,
  kDomainStatus,
  kDnssec,
};

inline constexpr std::size_t kDomainFields = 15;

// The patterns of a top-level domain's answers, by DomainField.  RE2's syntax;
// case does not count, "." is no line end.  A match's groups are the values.
using DomainPatterns = std::array<std::string_view, kDomainFields>;

// Returns those for `domain`, a name in ASCII and lower case of at least two
// labels: "co.jp" has its own below .jp; what is unknown is as .com.
[[nodiscard]] DomainPatterns PatternsOf(std::string_view domain);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_DOMAIN_RULES_H_
