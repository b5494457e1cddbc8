// Indicators in a form that nobody follows by accident, and back.
//
// Example:
//
//   Defang(IndicatorKind::kUrl, "http://a.example/x.y") ->
//   "hxxp://a[.]example/x.y" Refang("hxxps[:]//a(dot)example,
//   b[at]c[.]example")
//       -> "https://a.example, b@c.example"
//
// There is no standard; these are the habits of threat reports.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_DEFANG_H_
#define SDK_UTIL_INDICATORS_DEFANG_H_

#include <string>
#include <string_view>

#include "sdk/util/indicators/indicators.h"

namespace insight {

// Returns an address, a domain, an e-mail address or a URL with brackets around
// its dots (of a URL, those of the host), colons (of IPv6) and @, and hxxp for
// http.  Kinds that cannot be followed stay as they are.
[[nodiscard]] std::string Defang(IndicatorKind kind,
                                 std::string_view indicator);

// Returns a text, of any length, in which whatever was defanged is an indicator
// again: [.] (.) {.} [dot] (dot) {dot}, [:] [://] [/], [@] (@) {@} [at] (at)
// {at}, hxxp and hxxps before a colon; in any case.
[[nodiscard]] std::string Refang(std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_DEFANG_H_
