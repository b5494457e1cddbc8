// Texts of services that do not say which encoding they use.
//
// Example:
//
//   DecodeText("S\xC3\xA3o") -> "S\xC3\xA3o"    (it was UTF-8)
//   DecodeText("S\xE3o")     -> "S\xC3\xA3o"    (it was ISO-8859-1)
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_TEXT_ENCODING_TEXT_ENCODING_H_
#define SDK_UTIL_TEXT_ENCODING_TEXT_ENCODING_H_

#include <string>
#include <string_view>

namespace insight {

// Whether `bytes` are UTF-8 (RFC 3629): no overlong forms, no surrogates,
// nothing above U+10FFFF.  An empty text is.
[[nodiscard]] bool IsUtf8(std::string_view bytes);

// Returns a text in ISO-8859-1, in which every byte is a character, as UTF-8.
[[nodiscard]] std::string Latin1ToUtf8(std::string_view bytes);

// Returns `bytes` as they are if they are UTF-8, otherwise as ISO-8859-1 read.
// Text in ISO-8859-1 that happens to be UTF-8 is so rare that the guess is
// safe; there is none that fits neither.
[[nodiscard]] std::string DecodeText(std::string_view bytes);

}  // namespace insight

#endif  // SDK_UTIL_TEXT_ENCODING_TEXT_ENCODING_H_
