// Domains below which names are registered, by the Public Suffix List
// (publicsuffix.org), of which only the part of ICANN's domains counts:
// github.io is registered below io.
//
// Example:
//
//   PublicSuffix("www.example.co.uk")      -> "co.uk"
//   RegistrableDomain("www.example.co.uk") -> "example.co.uk"
//   PublicSuffix("readme.txt")             -> ""
//
// Names are in UTF-8 and lower case, without a dot at the end.  The list is
// that of Debian's package, and as old as the lock says.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_PUBLIC_SUFFIX_H_
#define SDK_UTIL_INDICATORS_PUBLIC_SUFFIX_H_

#include <functional>
#include <string_view>

namespace insight {

// Returns the end of `name` that is a public suffix, which may be all of it;
// empty if the list does not know its end.  The results are parts of `name`.
[[nodiscard]] std::string_view PublicSuffix(std::string_view name);

// Returns the public suffix with the label before it; `name` if there is none.
[[nodiscard]] std::string_view RegistrableDomain(std::string_view name);

// Calls `visit` with each public suffix that the list names as such, some
// 6,000: without rules for all names below one (*.ck) and exceptions of them.
void ForEachPublicSuffix(const std::function<void(std::string_view)>& visit);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_PUBLIC_SUFFIX_H_
