// Code points of the strings in JSON values, byte by byte.
//
// Strings are UTF-8 (RFC 3629) with one liberty: a lone surrogate is written in
// three bytes as if it were a character.

#ifndef SDK_JSON_UNICODE_H_
#define SDK_JSON_UNICODE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace insight {

struct CodePoint {
  char32_t value;
  std::size_t length;  // In bytes, at least 1.
};

// What bytes that are not UTF-8 are read as: U+DC00 plus the byte, each (Python
// calls it surrogateescape).
enum class Surrogates {
  kRefuse,  // The three bytes of a surrogate are not UTF-8 either.
  kAccept,  // They are that surrogate.
};

// Returns the first code point of `text`, which must not be empty.
[[nodiscard]] CodePoint FirstCodePoint(std::string_view text,
                                       Surrogates surrogates);

// Appends a code point of at most U+10FFFF; a surrogate in three bytes.
void AppendCodePoint(char32_t code_point, std::string& out);

// The number of code points in `text`.
[[nodiscard]] std::size_t CountCodePoints(std::string_view text,
                                          Surrogates surrogates);

// Whether Python's repr() shows the character itself (str.isprintable(),
// Unicode 14.0, which is what Python 3.11 has).
[[nodiscard]] bool IsPrintable(char32_t code_point);

// Returns how many bytes at the start of `text` are printable ASCII other than
// the quote (") and the backslash.  Fast: eight bytes at a time.
[[nodiscard]] std::size_t PlainPrefix(std::string_view text);

}  // namespace insight

#endif  // SDK_JSON_UNICODE_H_
