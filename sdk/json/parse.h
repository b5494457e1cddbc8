// Reads JSON text as Python's json.loads() does, which is what the peers of a
// plugin expect: more liberal than RFC 8259 in values, strict in the rest.
//
// * NaN, Infinity and -Infinity are numbers.
// * Integers have any size (see "sdk/json/json.h"); a number with a fraction or
//   an exponent is a double, infinite if it is too large for one.
// * Of equal keys in an object the last value counts, at the first one's place.
// * An escaped lone surrogate such as "\ud83d" is kept.
// * A byte that is not UTF-8 becomes the lone surrogate U+DC00 plus the byte.
// * Control characters in strings, a byte order mark, and anything but blanks
//   after the value are errors.
//
// Cost: linear in the text's length, but for sorting the keys of large objects.

#ifndef SDK_JSON_PARSE_H_
#define SDK_JSON_PARSE_H_

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

// How many arrays and objects may be open at once.  Each costs stack space here
// and wherever the value is walked, so the text must not choose.
inline constexpr std::size_t kMaxJsonDepth = 1000;

// The text is not JSON.  what() is Python's message, such as
//   Expecting ',' delimiter: line 1 column 4 (char 3)
// It shows nothing of the text.
class JsonParseException : public std::exception {
 public:
  // `offset` is the byte of `text` where the fault is.
  JsonParseException(std::string_view fault, std::string_view text,
                     std::size_t offset);

  [[nodiscard]] const char* what() const noexcept override {
    return what_.c_str();
  }

  // Where the fault is; both start with 1, columns count characters.
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] std::size_t column() const { return column_; }

 private:
  std::size_t line_;
  std::size_t column_;
  std::string what_;
};

// Returns the value that `text` stands for.  Throws JsonParseException.
[[nodiscard]] Json ParseJson(std::string_view text);

}  // namespace insight

#endif  // SDK_JSON_PARSE_H_
