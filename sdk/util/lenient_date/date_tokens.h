// A date's text in pieces.  Internal to the parser.

#ifndef SDK_UTIL_LENIENT_DATE_DATE_TOKENS_H_
#define SDK_UTIL_LENIENT_DATE_DATE_TOKENS_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight {

// One of: ASCII digits, with a '.' and more digits or without; letters and
// bytes beyond ASCII; a single blank for any white space; any other character.
// Digits with both a ',' and a '.' are one, too, and no number.
using DateTokens = std::vector<std::string>;

// A comma between digits is a decimal point, as it is in ISO 8601.  Two dots
// part what is before, between and after them: "22.07.2020" and "22.07." have
// no decimals.
[[nodiscard]] DateTokens SplitDate(std::string_view text);

[[nodiscard]] bool IsNumber(std::string_view token);

}  // namespace insight

#endif  // SDK_UTIL_LENIENT_DATE_DATE_TOKENS_H_
