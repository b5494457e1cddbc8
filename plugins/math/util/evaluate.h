// Evaluates arithmetic as Python writes it.
//
//   Evaluate("((3**2) * 3) + 3 - 5") -> 25
//   Evaluate("-7 % 3")               -> 2
//
// Operators: + - * / // % **, signs and parentheses, with Python's precedence:
// "**" binds tighter than a sign on its left and goes from right to left; "//"
// rounds down, and the result of "%" has the divisor's sign.  Numbers are
// decimal, with or without a fraction.  Integers give integers, but for "/" and
// negative powers, as far as 64 bits with sign reach; beyond, and with
// fractions, doubles are computed with.

#ifndef PLUGINS_MATH_UTIL_EVALUATE_H_
#define PLUGINS_MATH_UTIL_EVALUATE_H_

#include <string_view>

#include "sdk/types/number.h"

namespace insight::plugins::math {

// Characters that are neither a digit nor one of "+-*/%()." are passed over,
// digits of other scripts than ASCII's are not understood.
//
// Throws PluginException of Preset::kUnknown, with the reason as its data: the
// syntax is wrong, something is divided by zero, raised to a power or by one
// beyond 4,000,000, nested more than 200 levels, or no finite number.
//
// Thread safety: may be called from any thread.
[[nodiscard]] Number Evaluate(std::string_view equation);

}  // namespace insight::plugins::math

#endif  // PLUGINS_MATH_UTIL_EVALUATE_H_
