// Numbers of any size, and equality of values, as Python has them.

#ifndef SDK_SCHEMA_NUMBERS_H_
#define SDK_SCHEMA_NUMBERS_H_

#include <compare>

#include "sdk/json/json_fwd.h"

namespace insight {

// Whether `value` is an integer of any size or a double; booleans are neither.
[[nodiscard]] bool IsNumber(const Json& value);

// Compares two numbers exactly, whatever their kinds; NaN is unordered.
[[nodiscard]] std::partial_ordering CompareNumbers(const Json& a,
                                                   const Json& b);

// Whether `number` is a multiple of `divisor`, which is positive, as Python
// computes it: with a fraction on either side, in doubles.
[[nodiscard]] bool IsMultiple(const Json& number, const Json& divisor);

enum class Booleans {
  kAreNumbers,  // true equals 1 and 1.0.
  kDiffer,      // true equals nothing but true.
};

// Whether two values are equal: numbers by what they are worth, objects in any
// order of members.
[[nodiscard]] bool AreEqual(const Json& a, const Json& b, Booleans booleans);

// Whether no two elements of `array` are equal, true being no number.
[[nodiscard]] bool AreUnique(const Json& array);

}  // namespace insight

#endif  // SDK_SCHEMA_NUMBERS_H_
