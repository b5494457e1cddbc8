// A value of the spec's types `number` and `float`: an integer or a number with
// a fraction, as it came.  JSON knows one kind of number, but Python, and
// whoever compares what it writes, knows two: 7 stays 7, and 7.0 stays 7.0.
//
//   const Number score = 7;
//   output.mean = score / 2;  // Computes with doubles: 3.5.
//
// Thread safety: a value; distinct objects may be used from distinct threads.

#ifndef SDK_TYPES_NUMBER_H_
#define SDK_TYPES_NUMBER_H_

#include <concepts>
#include <cstdint>
#include <utility>

namespace insight {

template <typename T>
concept IntegerValue = std::integral<T> && !std::same_as<T, bool>;

class Number {
 public:
  // The integer 0.
  constexpr Number() = default;

  // Implicit, as from int to double: an integer of more than 64 bits with sign
  // becomes the nearest double.
  template <IntegerValue T>
  constexpr Number(T value)
      : is_integer_(std::in_range<std::int64_t>(value)),
        integer_(is_integer_ ? static_cast<std::int64_t>(value) : 0),
        number_(static_cast<double>(value)) {}

  // Implicit, too; not an integer, whatever the value.
  constexpr Number(double value) : is_integer_(false), number_(value) {}

  // The nearest double; all comparisons and arithmetic go by it.
  constexpr operator double() const { return number_; }

  [[nodiscard]] constexpr bool is_integer() const { return is_integer_; }
  // The exact value of an integer; 0 of anything else.
  [[nodiscard]] constexpr std::int64_t integer() const { return integer_; }

 private:
  bool is_integer_ = true;
  std::int64_t integer_ = 0;
  double number_ = 0;
};

}  // namespace insight

#endif  // SDK_TYPES_NUMBER_H_
