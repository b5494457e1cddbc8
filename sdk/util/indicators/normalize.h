// The one form of an indicator that has several, so that lists of them can be
// compared.
//
// Example:
//
//   NormalizeIndicator(IndicatorKind::kIpv6, "2001:DB8:0::1") ->
//   "2001:db8::1" NormalizeIndicator(IndicatorKind::kMac, "00-1B-44-11-3A-B7")
//       -> "00:1b:44:11:3a:b7"
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_NORMALIZE_H_
#define SDK_UTIL_INDICATORS_NORMALIZE_H_

#include <string>
#include <string_view>

#include "sdk/util/indicators/indicators.h"

namespace insight {

// Returns `indicator`, one of this kind as FindIndicators() gives it:
//
//   IPv4, paths    as it is
//   IPv6           as RFC 5952 recommends
//   MAC            lower case, with colons
//   hashes, UUIDs  lower case
//   CVE            upper case
//   domains        in ASCII (A-labels, RFC 5890) and lower case
//   e-mail         the part after the @ as a domain; case counts before it
//                  (RFC 5321, section 2.4)
//   URLs           the host as a domain, the rest as it is
//
// What cannot be put into that form stays as it is.
[[nodiscard]] std::string NormalizeIndicator(IndicatorKind kind,
                                             std::string_view indicator);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_NORMALIZE_H_
