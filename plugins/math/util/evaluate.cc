#include "plugins/math/util/evaluate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/unicode.h"

namespace insight::plugins::math {
namespace {

constexpr double kMaxPowerOperand = 4'000'000;
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

std::string NumberText(double value) {
  std::array<char, 32> text;
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end};
}

double Finite(double value) {
  if (!std::isfinite(value)) Fail("Numerical result out of range");
  return value;
}

double NotZero(double divisor) {
  if (divisor == 0) Fail("division by zero");
  return divisor;
}

// The sign is the divisor's.
double Modulo(double a, double b) {
  const double remainder = std::fmod(a, NotZero(b));
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b
                                                      : remainder;
}

double Power(double base, double exponent) {
  if (std::abs(base) > kMaxPowerOperand ||
      std::abs(exponent) > kMaxPowerOperand) {
    Fail("Sorry! I don't want to evaluate " + NumberText(base) + " ** " +
         NumberText(exponent));
  }
  if (base == 0 && exponent < 0) {
    Fail("0.0 cannot be raised to a negative power");
  }
  if (base < 0 && exponent != std::floor(exponent)) {
    Fail("a negative number cannot be raised to a fractional power");
  }
  return Finite(std::pow(base, exponent));
}

// A recursive descent: one method for each level of precedence, the weakest
// first.
class Evaluator {
 public:
  explicit Evaluator(std::string_view text) : text_(text) {}

  double Evaluate() {
    const double value = Sum();
    if (!text_.empty()) {
      if (text_.front() == ')') Fail("unmatched ')' (<unknown>, line 1)");
      FailSyntax();
    }
    return value;
  }

 private:
  double Sum() {
    double value = Product();
    while (true) {
      if (Take("+")) {
        value = Finite(value + Product());
      } else if (Take("-")) {
        value = Finite(value - Product());
      } else {
        return value;
      }
    }
  }

  double Product() {
    double value = Signed();
    while (true) {
      if (Take("*")) {
        value = Finite(value * Signed());
      } else if (Take("//")) {
        const double divisor = NotZero(Signed());
        value = Finite(std::floor(value / divisor));
      } else if (Take("/")) {
        value = Finite(value / NotZero(Signed()));
      } else if (Take("%")) {
        value = Modulo(value, Signed());
      } else {
        return value;
      }
    }
  }

  double Signed() {
    const Nesting nesting(depth_);
    if (Take("+")) return Signed();
    if (Take("-")) return -Signed();
    const double base = Operand();
    return Take("**") ? Power(base, Signed()) : base;
  }

  double Operand() {
    if (!Take("(")) return Number();
    const double value = Sum();
    if (!Take(")")) {
      if (text_.empty()) Fail("'(' was never closed (<unknown>, line 1)");
      FailSyntax();
    }
    return value;
  }

  double Number() {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text_.data(), text_.data() + text_.size(), value,
                        std::chars_format::fixed);
    if (error == std::errc::result_out_of_range) {
      Fail("Numerical result out of range");
    }
    if (error != std::errc()) {
      if (text_.empty() && depth_ > 1) {
        Fail("'(' was never closed (<unknown>, line 1)");
      }
      FailSyntax();
    }
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
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

double Evaluate(std::string_view equation) {
  const std::string text = Cleaned(equation);
  if (text.empty()) Fail("Sorry, cannot evaluate empty string");
  return Evaluator(text).Evaluate();
}

}  // namespace insight::plugins::math
