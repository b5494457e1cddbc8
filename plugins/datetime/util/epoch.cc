#include "plugins/datetime/util/epoch.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>

#include "plugins/datetime/util/timestamp.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/python_text.h"

namespace insight::plugins::datetime {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t LongestRunOfDigits(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = IsDigit(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

// Without the underscores that may stand between digits; nothing if one stands
// elsewhere.
std::optional<std::string> WithoutUnderscores(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      plain += text[i];
    } else if (i == 0 || i + 1 == text.size() || !IsDigit(text[i - 1]) ||
               !IsDigit(text[i + 1])) {
      return std::nullopt;
    }
  }
  return plain;
}

std::optional<double> ParsePythonFloat(std::string_view text) {
  std::optional<std::string> plain = WithoutUnderscores(Trimmed(text));
  if (!plain) return std::nullopt;
  std::string_view number = *plain;
  // from_chars() takes the minus alone, and names of NaN with parentheses.
  if (number.starts_with('+') && !number.starts_with("+-")) {
    number.remove_prefix(1);
  }
  double value = 0;
  const char* const end = number.data() + number.size();
  const auto [rest, error] = std::from_chars(number.data(), end, value);
  if (rest != end || number.ends_with(')')) return std::nullopt;
  if (error == std::errc::result_out_of_range) return HUGE_VAL;
  if (error != std::errc()) return std::nullopt;
  return value;
}

// How many units a second has.
double UnitsPerSecond(std::string_view epoch) {
  const std::string_view whole = epoch.substr(0, epoch.find('.'));
  const auto digits = std::count_if(whole.begin(), whole.end(), &IsDigit);
  if (digits > 17) return 1e9;
  if (digits > 14) return 1e6;
  return digits > 11 ? 1e3 : 1;
}

}  // namespace

EpochTime ReadEpoch(const std::string& epoch) {
  constexpr std::size_t kTooManyDigits = 21;
  // Beyond this is no year that dates are written of.
  constexpr double kMost = 1e12;
  if (LongestRunOfDigits(epoch) >= kTooManyDigits) {
    throw PluginException(
        "The given epoch is out of range.",
        "This action supports seconds, milliseconds, microseconds, and "
        "nanoseconds. Please check that the given epoch is correct.");
  }
  const std::optional<double> value = ParsePythonFloat(epoch);
  if (!value) {
    throw InputException("could not convert string to float: " +
                         PythonQuoted(epoch));
  }
  if (std::isnan(*value)) {
    throw InputException("cannot convert float NaN to integer");
  }
  if (std::isinf(*value)) {
    throw InputException("cannot convert float infinity to integer");
  }
  const double seconds = *value / UnitsPerSecond(epoch);
  if (std::fabs(seconds) > kMost) {
    throw InputException("year is out of range");
  }
  double whole = 0;
  const double fraction = std::modf(seconds, &whole);
  return EpochTime(std::chrono::seconds(static_cast<std::int64_t>(whole))) +
         std::chrono::microseconds(std::llrint(fraction * 1e6));
}

std::int64_t EpochOf(EpochTime time) {
  return std::chrono::duration_cast<std::chrono::seconds>(
             time.time_since_epoch())
      .count();
}

}  // namespace insight::plugins::datetime
