#include "sdk/schema/numbers.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

// Holds 64-bit integers as well as doubles without loss.
using Exact = long double;
static_assert(std::numeric_limits<Exact>::digits >= 64);

Exact ToExact(const Json& number) {
  if (number.is_number_unsigned()) {
    return static_cast<Exact>(number.get<std::uint64_t>());
  }
  if (number.is_number_integer()) {
    return static_cast<Exact>(number.get<std::int64_t>());
  }
  return static_cast<Exact>(number.get<double>());
}

double ToDouble(const Json& number) {
  if (!IsBigInteger(number)) return number.get<double>();
  return std::strtod(IntegerText(number).c_str(), nullptr);
}

// Compares two integers written in decimal without leading zeros.
std::strong_ordering CompareDecimals(std::string_view a, std::string_view b) {
  const bool negative = a.starts_with('-');
  if (negative != b.starts_with('-')) {
    return negative ? std::strong_ordering::less
                    : std::strong_ordering::greater;
  }
  const std::strong_ordering magnitude =
      a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
  return negative ? 0 <=> magnitude : magnitude;
}

// Returns the decimal digits of a double without a fraction.
std::string IntegralText(double value) {
  std::array<char, 400> buffer;  // The largest double has 309 digits.
  std::snprintf(buffer.data(), buffer.size(), "%.0f", value);
  return buffer.data();
}

// At least one of the two is a big integer.
std::partial_ordering CompareBig(const Json& a, const Json& b) {
  if (IsInteger(a) && IsInteger(b)) {
    return CompareDecimals(IntegerText(a), IntegerText(b));
  }
  if (IsInteger(b)) return 0 <=> CompareBig(b, a);
  const double d = b.get<double>();
  if (std::isnan(d)) return std::partial_ordering::unordered;
  if (std::isinf(d)) {
    return d < 0 ? std::partial_ordering::greater : std::partial_ordering::less;
  }
  // The fraction does not matter: `a` is far beyond doubles that have one.
  return CompareDecimals(IntegerText(a), IntegralText(std::trunc(d)));
}

std::uint64_t Remainder(std::string_view digits, std::uint64_t divisor) {
  unsigned __int128 rest = 0;
  for (const char c : digits) {
    if (c == '-') continue;
    rest = (rest * 10 + static_cast<unsigned>(c - '0')) % divisor;
  }
  return static_cast<std::uint64_t>(rest);
}

bool AreObjectsEqual(const Json& a, const Json& b, Booleans booleans) {
  if (a.size() != b.size()) return false;
  for (const auto& [key, value] : a.items()) {
    const auto other = b.find(key);
    if (other == b.end() || !AreEqual(value, *other, booleans)) return false;
  }
  return true;
}

bool AreArraysEqual(const Json& a, const Json& b, Booleans booleans) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!AreEqual(a[i], b[i], booleans)) return false;
  }
  return true;
}

Json BooleanAsNumber(const Json& value) {
  return value.is_boolean() ? Json(value.get<bool>() ? 1u : 0u) : value;
}

// Makes equal values the same: doubles without a fraction become integers.
Json Normal(const Json& value) {
  if (value.is_number_float() && std::isfinite(value.get<double>()) &&
      std::trunc(value.get<double>()) == value.get<double>()) {
    return MakeInteger(IntegralText(value.get<double>()));
  }
  if (!value.is_structured()) return value;
  Json normal = value;
  for (Json& part : normal) part = Normal(part);
  return normal;
}

}  // namespace

bool IsNumber(const Json& value) {
  return value.is_number() || IsBigInteger(value);
}

std::partial_ordering CompareNumbers(const Json& a, const Json& b) {
  if (IsBigInteger(a) || IsBigInteger(b)) return CompareBig(a, b);
  return ToExact(a) <=> ToExact(b);
}

bool IsMultiple(const Json& number, const Json& divisor) {
  if (IsInteger(number) && divisor.is_number_integer()) {
    return Remainder(IntegerText(number), divisor.get<std::uint64_t>()) == 0;
  }
  const double dividend = ToDouble(number);
  if (!divisor.is_number_float()) {
    return std::fmod(dividend, ToDouble(divisor)) == 0;
  }
  const double quotient = dividend / divisor.get<double>();
  if (std::isinf(quotient)) {
    return std::fmod(dividend, divisor.get<double>()) == 0;
  }
  return std::trunc(quotient) == quotient;
}

bool AreEqual(const Json& a, const Json& b, Booleans booleans) {
  if (a.is_boolean() != b.is_boolean()) {
    if (booleans == Booleans::kDiffer) return false;
    const Json x = BooleanAsNumber(a);
    const Json y = BooleanAsNumber(b);
    return IsNumber(x) && IsNumber(y) && CompareNumbers(x, y) == 0;
  }
  if (IsNumber(a) && IsNumber(b)) return CompareNumbers(a, b) == 0;
  if (a.is_object() && b.is_object()) return AreObjectsEqual(a, b, booleans);
  if (a.is_array() && b.is_array()) return AreArraysEqual(a, b, booleans);
  return a == b;
}

bool AreUnique(const Json& array) {
  std::unordered_set<std::string> seen;
  for (const Json& element : array) {
    if (!seen.insert(DumpCompactSortedJson(Normal(element))).second) {
      return false;
    }
  }
  return true;
}

}  // namespace insight
