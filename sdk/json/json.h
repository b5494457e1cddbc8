// Our JSON value with its definition, and the integers that it holds.
//
// Include "sdk/json/json_fwd.h" where the name is enough.  Text becomes a value
// in "sdk/json/parse.h", a value becomes text in "sdk/json/dump.h".  Do not use
// the library's own parse() and dump() for messages: they know neither NaN nor
// big integers nor lone surrogates.
//
// What the library's types do not cover is kept like this:
// * An integer beyond 64 bits is a binary value of a subtype of ours that holds
//   its decimal digits, so is_number() is false for it.  Ask IsInteger().
// * Strings are UTF-8, except that a lone surrogate is kept as the three bytes
//   that UTF-8 would have for it (also known as WTF-8).

#ifndef SDK_JSON_JSON_H_
#define SDK_JSON_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"  // IWYU pragma: export

namespace insight {

// Returns the integer that `decimal` stands for: a number where 64 bits hold it
// (signed if negative, otherwise unsigned), else a big integer.  `decimal` is
// an optional '-' and at least one digit; leading zeros and "-0" are made
// normal. Throws std::invalid_argument for any other text.
[[nodiscard]] Json MakeInteger(std::string_view decimal);

// Whether `value` is an integer beyond 64 bits.
[[nodiscard]] bool IsBigInteger(const Json& value);

// Whether `value` is an integer of any size.  1.0 is none.
[[nodiscard]] bool IsInteger(const Json& value);

// Returns the decimal digits of an integer, with a '-' if it is negative.
// Throws std::invalid_argument unless IsInteger(value).
[[nodiscard]] std::string IntegerText(const Json& value);

}  // namespace insight

#endif  // SDK_JSON_JSON_H_
