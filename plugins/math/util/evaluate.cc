#include "plugins/math/util/evaluate.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/unicode.h"

namespace insight::plugins::math {
namespace {

constexpr std::int64_t kMaxPowerOperand = 4'000'000;
constexpr int kMaxDepth = 200;

// The zeros of the scripts that have decimal digits (Unicode 14.0, category
// Nd), except ASCII's; the nine others follow each.
constexpr char32_t kZeros[] = {
    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,
    0xBE6,   0xC66,   0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,
    0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,
    0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,
    0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730,
    0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950,
    0x1FBF0};

[[noreturn]] void Fail(std::string reason) {
  throw PluginException(Preset::kUnknown, std::move(reason));
}

[[noreturn]] void FailSyntax() { Fail("invalid syntax (<unknown>, line 1)"); }

bool IsForeignDigit(char32_t c) {
  const auto* after = std::upper_bound(std::begin(kZeros), std::end(kZeros), c);
  return after != std::begin(kZeros) && c - *std::prev(after) < 10;
}

// Returns what is left of the equation without what is passed over.
std::string Cleaned(std::string_view equation) {
  constexpr std::string_view kKept = "0123456789+-*/%().";
  std::string kept;
  while (!equation.empty()) {
    const CodePoint next = FirstCodePoint(equation, Surrogates::kAccept);
    if (IsForeignDigit(next.value)) FailSyntax();
    if (kKept.find(equation.front()) != std::string_view::npos) {
      kept += equation.front();
    }
    equation.remove_prefix(next.length);
  }
  return kept;
}

// As Python writes it.
std::string NumberText(Number value) {
  return value.is_integer() ? std::to_string(value.integer())
                            : DumpJson(Json(double{value}));
}

Number Finite(double value) {
  if (!std::isfinite(value)) Fail("Numerical result out of range");
  return value;
}

Number NotZero(Number divisor) {
  if (divisor == 0) Fail("division by zero");
  return divisor;
}

bool AreIntegers(Number a, Number b) {
  return a.is_integer() && b.is_integer();
}

// The results of integers are integers as far as 64 bits reach.
Number Add(Number a, Number b) {
  std::int64_t sum = 0;
  if (AreIntegers(a, b) &&
      !__builtin_add_overflow(a.integer(), b.integer(), &sum)) {
    return sum;
  }
  return Finite(double{a} + double{b});
}

Number Subtract(Number a, Number b) {
  std::int64_t difference = 0;
  if (AreIntegers(a, b) &&
      !__builtin_sub_overflow(a.integer(), b.integer(), &difference)) {
    return difference;
  }
  return Finite(double{a} - double{b});
}

// Python's floats have a zero with a sign.
Number Negated(Number value) {
  return value.is_integer() ? Subtract(0, value) : Number(-double{value});
}

Number Multiply(Number a, Number b) {
  std::int64_t product = 0;
  if (AreIntegers(a, b) &&
      !__builtin_mul_overflow(a.integer(), b.integer(), &product)) {
    return product;
  }
  return Finite(double{a} * double{b});
}

// The sign is the divisor's.
Number Modulo(Number a, Number b) {
  NotZero(b);
  if (AreIntegers(a, b)) {
    if (b.integer() == -1) return 0;  // The smallest integer has no quotient.
    const std::int64_t remainder = a.integer() % b.integer();
    const bool fits = remainder == 0 || (remainder < 0) == (b.integer() < 0);
    return fits ? remainder : remainder + b.integer();
  }
  const double remainder = std::fmod(a, b);
  const bool fits = remainder == 0 || (remainder < 0) == (b < 0);
  return fits ? remainder : remainder + double{b};
}

Number FloorDivide(Number a, Number b) {
  NotZero(b);
  if (!AreIntegers(a, b)) return Finite(std::floor(double{a} / double{b}));
  if (b.integer() == -1) return Subtract(0, a);
  const bool rounds_up = a.integer() % b.integer() != 0 && (a < 0) != (b < 0);
  return a.integer() / b.integer() - (rounds_up ? 1 : 0);
}

Number IntegerPower(Number base, std::int64_t exponent) {
  Number result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = Multiply(result, base);
    if (exponent > 1) base = Multiply(base, base);
  }
  return result;
}

Number Power(Number base, Number exponent) {
  if (std::abs(double{base}) > kMaxPowerOperand ||
      std::abs(double{exponent}) > kMaxPowerOperand) {
    Fail("Sorry! I don't want to evaluate " + NumberText(base) + " ** " +
         NumberText(exponent));
  }
  if (base == 0 && exponent < 0) {
    Fail("0.0 cannot be raised to a negative power");
  }
  if (base < 0 && exponent != std::floor(double{exponent})) {
    Fail("a negative number cannot be raised to a fractional power");
  }
  if (AreIntegers(base, exponent) && exponent >= 0) {
    return IntegerPower(base, exponent.integer());
  }
  return Finite(std::pow(double{base}, double{exponent}));
}

// A recursive descent: one method for each level of precedence, the weakest
// first.
class Evaluator {
 public:
  explicit Evaluator(std::string_view text) : text_(text) {}

  Number Evaluate() {
    const Number value = Sum();
    if (!text_.empty()) {
      if (text_.front() == ')') Fail("unmatched ')' (<unknown>, line 1)");
      FailSyntax();
    }
    return value;
  }

 private:
  Number Sum() {
    Number value = Product();
    while (true) {
      if (Take("+")) {
        value = Add(value, Product());
      } else if (Take("-")) {
        value = Subtract(value, Product());
      } else {
        return value;
      }
    }
  }

  Number Product() {
    Number value = Signed();
    while (true) {
      if (Take("*")) {
        value = Multiply(value, Signed());
      } else if (Take("//")) {
        value = FloorDivide(value, Signed());
      } else if (Take("/")) {
        value = Finite(double{value} / double{NotZero(Signed())});
      } else if (Take("%")) {
        value = Modulo(value, Signed());
      } else {
        return value;
      }
    }
  }

  Number Signed() {
    const Nesting nesting(depth_);
    if (Take("+")) return Signed();
    if (Take("-")) return Negated(Signed());
    const Number base = Operand();
    return Take("**") ? Power(base, Signed()) : base;
  }

  Number Operand() {
    if (!Take("(")) return Literal();
    const Number value = Sum();
    if (!Take(")")) {
      if (text_.empty()) Fail("'(' was never closed (<unknown>, line 1)");
      FailSyntax();
    }
    return value;
  }

  Number Literal() {
    double value = 0;
    const char* const start = text_.data();
    const auto [end, error] = std::from_chars(start, start + text_.size(),
                                              value, std::chars_format::fixed);
    if (error == std::errc::result_out_of_range) {
      Fail("Numerical result out of range");
    }
    if (error != std::errc()) {
      if (text_.empty() && depth_ > 1) {
        Fail("'(' was never closed (<unknown>, line 1)");
      }
      FailSyntax();
    }
    text_.remove_prefix(static_cast<std::size_t>(end - start));
    std::int64_t integer = 0;
    const auto whole = std::from_chars(start, end, integer);
    if (whole.ec == std::errc() && whole.ptr == end) return integer;
    return value;
  }

  // A "*" is not taken from "**"; "//" is asked for before "/".
  bool Take(std::string_view token) {
    if (!text_.starts_with(token)) return false;
    if (token == "*" && text_.starts_with("**")) return false;
    text_.remove_prefix(token.size());
    return true;
  }

  class Nesting {
   public:
    explicit Nesting(int& depth) : depth_(depth) {
      if (++depth_ > kMaxDepth) Fail("too many nested parentheses");
    }
    ~Nesting() { --depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    int& depth_;
  };

  std::string_view text_;
  int depth_ = 0;
};

}  // namespace

Number Evaluate(std::string_view equation) {
  const std::string text = Cleaned(equation);
  if (text.empty()) Fail("Sorry, cannot evaluate empty string");
  return Evaluator(text).Evaluate();
}

}  // namespace insight::plugins::math
