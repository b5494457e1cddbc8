// The text of a request's body, whatever its headers say about it.

#ifndef SDK_SERVER_BODY_TEXT_H_
#define SDK_SERVER_BODY_TEXT_H_

#include <optional>
#include <string>

namespace insight {

// Returns UTF-8 without byte order mark, made from UTF-8, UTF-16 or UTF-32 (as
// Python's json.detect_encoding() tells them apart, from the byte order mark or
// where the zero bytes are).  Lone surrogates are kept, see
// "sdk/json/unicode.h".  Nothing if the bytes are none of these.
[[nodiscard]] std::optional<std::string> DecodeBodyText(std::string bytes);

}  // namespace insight

#endif  // SDK_SERVER_BODY_TEXT_H_
