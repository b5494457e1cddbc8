// Domain names as people write them, in the form that protocols send.
//
// Example:
//
//   ParseDomainName("M\u00fcnchen.example") -> "xn--mnchen-3ya.example"
//   ParseDomainName("https://rapid7.com")   -> nothing
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_DOMAIN_NAME_DOMAIN_NAME_H_
#define SDK_UTIL_DOMAIN_NAME_DOMAIN_NAME_H_

#include <optional>
#include <string>
#include <string_view>

namespace insight {

// Whether `name` is the name of a registered or registrable domain, in ASCII:
// one or more labels of letters, digits and inner hyphens (RFC 1123, section
// 2.1), each of at most 63 characters and followed by a dot, and then a top
// label of 2 to 63 that starts with a letter or digit and ends with a letter;
// 253 characters in all.  Upper case is as good as lower case.  A dot at the
// end, a scheme, a port or a path make it none.
[[nodiscard]] bool IsDomainName(std::string_view name);

// Returns `name`, in UTF-8, with every label in ASCII and lower case: those
// with other characters as A-labels (IDNA2008, RFC 5891, after the mapping of
// UTS 46, non-transitional).  Nothing if it has characters that no domain may
// have, or is no UTF-8.  Does not look at what is ASCII already.
[[nodiscard]] std::optional<std::string> ToAsciiDomain(std::string_view name);

// Returns ToAsciiDomain(name) if that IsDomainName(); otherwise nothing.
[[nodiscard]] std::optional<std::string> ParseDomainName(std::string_view name);

}  // namespace insight

#endif  // SDK_UTIL_DOMAIN_NAME_DOMAIN_NAME_H_
