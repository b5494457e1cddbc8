#include "sdk/json/json.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <system_error>

namespace insight {
namespace {

// "int" in ASCII: unlikely to be anybody else's subtype.
constexpr Json::binary_t::subtype_type kBigIntegerSubtype = 0x696e74;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

template <typename Number>
bool Fits(std::string_view decimal, Number& number) {
  const char* const end = decimal.data() + decimal.size();
  const auto [rest, error] = std::from_chars(decimal.data(), end, number);
  return error == std::errc() && rest == end;
}

}  // namespace

Json MakeInteger(std::string_view decimal) {
  const bool negative = decimal.starts_with('-');
  std::string_view digits = decimal.substr(negative ? 1 : 0);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), IsDigit)) {
    throw std::invalid_argument("not a decimal integer: \"" +
                                std::string(decimal) + "\"");
  }
  digits.remove_prefix(
      std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits == "0") return Json(std::uint64_t{0});
  const std::string text = (negative ? "-" : "") + std::string(digits);
  if (std::int64_t number = 0; negative && Fits(text, number)) {
    return Json(number);
  }
  if (std::uint64_t number = 0; !negative && Fits(text, number)) {
    return Json(number);
  }
  return Json::binary({text.begin(), text.end()}, kBigIntegerSubtype);
}

bool IsBigInteger(const Json& value) {
  if (!value.is_binary()) return false;
  const Json::binary_t& binary = value.get_binary();
  return binary.has_subtype() && binary.subtype() == kBigIntegerSubtype;
}

bool IsInteger(const Json& value) {
  return value.is_number_integer() || IsBigInteger(value);
}

std::string IntegerText(const Json& value) {
  if (value.is_number_unsigned()) {
    return std::to_string(value.get<std::uint64_t>());
  }
  if (value.is_number_integer()) {
    return std::to_string(value.get<std::int64_t>());
  }
  if (!IsBigInteger(value)) throw std::invalid_argument("not an integer");
  const Json::binary_t& digits = value.get_binary();
  return {digits.begin(), digits.end()};
}

}  // namespace insight
