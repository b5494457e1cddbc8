#include "sdk/json/number_text.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

namespace insight {
namespace {

// Python writes an exponent unless the decimal point stands within these
// bounds, the first of them exclusive, counted from the first digit.
constexpr int kLeastPoint = -4;
constexpr int kMostPoint = 16;

// Writes `digits` with the decimal point before the digit number `point`.
void AppendPositional(std::string_view digits, int point, std::string& out) {
  if (point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += digits;
    return;
  }
  const auto whole = static_cast<std::size_t>(point);
  if (whole >= digits.size()) {
    out += digits;
    out.append(whole - digits.size(), '0');
    out += ".0";
    return;
  }
  out += digits.substr(0, whole);
  out += '.';
  out += digits.substr(whole);
}

}  // namespace

void AppendFiniteDouble(double value, std::string& out) {
  std::array<char, 32> buffer;
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    std::chars_format::scientific);
  std::string_view text(buffer.data(),
                        static_cast<std::size_t>(written.ptr - buffer.data()));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  // Now "d.ddde+xx", or "de+xx".
  const std::size_t e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 1) digits += text.substr(2, e - 2);
  std::string_view exponent_text = text.substr(e + 1);
  if (exponent_text.front() == '+') exponent_text.remove_prefix(1);
  int exponent = 0;
  std::from_chars(exponent_text.data(),
                  exponent_text.data() + exponent_text.size(), exponent);
  const int point = exponent + 1;
  if (point > kLeastPoint && point <= kMostPoint) {
    AppendPositional(digits, point, out);
  } else {
    out += text;  // Its exponent has two digits or more, as Python's.
  }
}

}  // namespace insight
