#include "tools/spec/yaml_scalar.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

#include "sdk/json/json.h"

namespace insight::spec {
namespace {

constexpr std::array<std::string_view, 4> kNull = {"~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 9> kTrue = {
    "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::array<std::string_view, 9> kFalse = {
    "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};

template <std::size_t size>
bool IsOneOf(std::string_view text,
             const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

bool IsInteger(std::string_view text) {
  static const RE2 pattern(
      "[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|"
      "[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");
  return Matches(text, pattern);
}

bool IsFloat(std::string_view text) {
  static const RE2 pattern(
      "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|"
      "\\.[0-9][0-9_]*([eE][-+][0-9]+)?|"
      "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|"
      "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  return Matches(text, pattern);
}

// Sign and digits of a number; the digits without "_".
struct Number {
  bool negative = false;
  std::string digits;
};

Number Split(std::string_view text) {
  Number number;
  if (text.front() == '-' || text.front() == '+') {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  number.digits = text;
  std::erase(number.digits, '_');
  return number;
}

double ParseDouble(std::string_view digits) {
  double value = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    // Too large or too small; the exponent's sign says which.
    return digits.find('-') == std::string_view::npos
               ? std::numeric_limits<double>::infinity()
               : 0.0;
  }
  return value;
}

// Parts of a number to base 60: 1:30 is 90.
double ParseSexagesimal(std::string_view digits) {
  double value = 0;
  while (true) {
    const std::size_t colon = digits.find(':');
    value = value * 60 + ParseDouble(digits.substr(0, colon));
    if (colon == std::string_view::npos) return value;
    digits.remove_prefix(colon + 1);
  }
}

// An integer whose digits are not decimal.  Beyond 63 bits it is a double: a
// spec has no use for such a number, and it must not end the program.
Json ParseInBase(const Number& number, std::string_view digits, int base) {
  std::int64_t value = 0;
  const auto result = std::from_chars(
      digits.data(), digits.data() + digits.size(), value, base);
  if (result.ec == std::errc::result_out_of_range) {
    return std::numeric_limits<double>::infinity();
  }
  return number.negative ? -value : value;
}

Json ParseInteger(std::string_view text) {
  const Number number = Split(text);
  const std::string_view digits = number.digits;
  if (digits.find(':') != std::string_view::npos) {
    const auto value =
        static_cast<std::int64_t>(std::min(ParseSexagesimal(digits), 9.0e18));
    return number.negative ? -value : value;
  }
  if (digits.starts_with("0b")) {
    return ParseInBase(number, digits.substr(2), 2);
  }
  if (digits.starts_with("0x")) {
    return ParseInBase(number, digits.substr(2), 16);
  }
  if (digits.size() > 1 && digits.front() == '0') {
    return ParseInBase(number, digits, 8);
  }
  return MakeInteger((number.negative ? "-" : "") + number.digits);
}

Json ParseFloat(std::string_view text) {
  const Number number = Split(text);
  const double sign = number.negative ? -1 : 1;
  const std::string_view digits = number.digits;
  if (digits.size() > 1 && digits[0] == '.') {
    if (digits[1] == 'i' || digits[1] == 'I') {
      return sign * std::numeric_limits<double>::infinity();
    }
    if (digits[1] == 'n' || digits[1] == 'N') {
      return std::numeric_limits<double>::quiet_NaN();
    }
  }
  return sign * (digits.find(':') == std::string_view::npos
                     ? ParseDouble(digits)
                     : ParseSexagesimal(digits));
}

}  // namespace

Json ResolvePlainScalar(std::string_view text) {
  if (text.empty() || IsOneOf(text, kNull)) return nullptr;
  if (IsOneOf(text, kTrue)) return true;
  if (IsOneOf(text, kFalse)) return false;
  // All numbers start with one of these; most words do not.
  if (std::string_view("+-.0123456789").find(text.front()) !=
      std::string_view::npos) {
    if (IsInteger(text)) return ParseInteger(text);
    if (IsFloat(text)) return ParseFloat(text);
  }
  return std::string(text);
}

}  // namespace insight::spec
