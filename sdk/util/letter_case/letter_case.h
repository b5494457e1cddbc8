// Text in upper and in lower case, in all of Unicode's scripts.
//
// Example:
//
//   ToUpperCase("Straße") -> "STRASSE"
//   ToLowerCase("ΌΣΟΣ")   -> "όσος"
//
// The mappings are the full ones of Unicode 14.0 (section 3.13), as Python
// 3.11's str.upper() and str.lower() have them: a letter may become several,
// and a sigma at a word's end has its own form.  No language's own rules apply
// (Turkish's i, say), whatever the locale.
//
// Texts are UTF-8; bytes that are not stay as they are.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_LETTER_CASE_LETTER_CASE_H_
#define SDK_UTIL_LETTER_CASE_LETTER_CASE_H_

#include <string>
#include <string_view>

namespace insight {

[[nodiscard]] std::string ToUpperCase(std::string_view text);
[[nodiscard]] std::string ToLowerCase(std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_LETTER_CASE_LETTER_CASE_H_
