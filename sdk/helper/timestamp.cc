#include "sdk/helper/timestamp.h"

#include <re2/re2.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <system_error>

#include "sdk/json/json.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_days;

// 9999-12-31T23:59:59Z.
constexpr double kLastSecond = 253402300799;

std::optional<Timestamp> FromNumber(double number) {
  if (!(std::abs(number) <= 1000 * kLastSecond)) return std::nullopt;
  const double scale = std::abs(number) <= kLastSecond ? 1000 : 1;
  return Timestamp(milliseconds(std::llround(number * scale)));
}

// A date and time of day with an optional zone, in parts.
struct Parts {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::string fraction = {};  // Digits after the point.
  std::string zone = {};      // Empty, Z, UTC, GMT or +hh:mm.
};

std::optional<Parts> MatchIso(std::string_view text) {
  static const re2::RE2 kPattern(
      R"((\d{4})-(\d{2})-(\d{2}))"
      R"((?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?)"
      R"(\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)");
  Parts parts;
  std::string hour;
  std::string minute;
  std::string second;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kPattern,
                           &parts.year, &parts.month, &parts.day, &hour,
                           &minute, &second, &parts.fraction, &parts.zone)) {
    return std::nullopt;
  }
  // Empty where they took no part: then 0.
  std::from_chars(hour.data(), hour.data() + hour.size(), parts.hour);
  std::from_chars(minute.data(), minute.data() + minute.size(), parts.minute);
  std::from_chars(second.data(), second.data() + second.size(), parts.second);
  return parts;
}

std::optional<Parts> MatchRfc5322(std::string_view text) {
  static const re2::RE2 kPattern(
      R"((?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}))"
      R"( (\d{2}):(\d{2}):(\d{2})(?: (GMT|UTC|[+-]\d{4}))?)");
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  Parts parts;
  std::string month;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kPattern,
                           &parts.day, &month, &parts.year, &parts.hour,
                           &parts.minute, &parts.second, &parts.zone)) {
    return std::nullopt;
  }
  const std::size_t at = kMonths.find(month);
  if (at == std::string_view::npos || at % 3 != 0) return std::nullopt;
  parts.month = static_cast<int>(at / 3) + 1;
  return parts;
}

// What to subtract to get UTC; `zone` is not empty.
seconds OffsetOf(const std::string& zone) {
  if (zone[0] != '+' && zone[0] != '-') return seconds(0);
  int hours = 0;
  int minutes = 0;
  std::from_chars(zone.data() + 1, zone.data() + 3, hours);
  if (zone.size() > 3) {
    const std::size_t at = zone[3] == ':' ? 4 : 3;
    std::from_chars(zone.data() + at, zone.data() + zone.size(), minutes);
  }
  const seconds offset(3600 * hours + 60 * minutes);
  return zone[0] == '-' ? -offset : offset;
}

std::optional<seconds> LocalSeconds(const Parts& parts) {
  std::tm local = {};
  local.tm_year = parts.year - 1900;
  local.tm_mon = parts.month - 1;
  local.tm_mday = parts.day;
  local.tm_hour = parts.hour;
  local.tm_min = parts.minute;
  local.tm_sec = parts.second;
  local.tm_isdst = -1;
  const std::time_t time = std::mktime(&local);
  // -1 is an error, or the last second of 1969.
  if (time == -1 && local.tm_wday == 0 && local.tm_yday == 0) {
    return std::nullopt;
  }
  return seconds(time);
}

std::optional<Timestamp> ToTimestamp(const Parts& parts) {
  const std::chrono::year_month_day date(
      std::chrono::year(parts.year),
      std::chrono::month(static_cast<unsigned>(parts.month)),
      std::chrono::day(static_cast<unsigned>(parts.day)));
  if (!date.ok() || parts.hour > 23 || parts.minute > 59 || parts.second > 60) {
    return std::nullopt;
  }
  std::optional<seconds> time;
  if (parts.zone.empty()) {
    time = LocalSeconds(parts);
  } else {
    time = sys_days(date).time_since_epoch() +
           seconds(3600 * parts.hour + 60 * parts.minute + parts.second) -
           OffsetOf(parts.zone);
  }
  if (!time) return std::nullopt;
  int thousandths = 0;
  const std::string digits = (parts.fraction + "000").substr(0, 3);
  std::from_chars(digits.data(), digits.data() + 3, thousandths);
  return Timestamp(*time + milliseconds(thousandths));
}

std::optional<Timestamp> FromText(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end) return FromNumber(number);
  std::optional<Parts> parts = MatchIso(text);
  if (!parts) parts = MatchRfc5322(text);
  if (!parts) return std::nullopt;
  return ToTimestamp(*parts);
}

}  // namespace

std::optional<Timestamp> ParseTimestamp(const Json& value) {
  if (value.is_number()) return FromNumber(value.get<double>());
  if (value.is_string()) return FromText(value.get_ref<const std::string&>());
  return std::nullopt;
}

std::string FormatTimestamp(Timestamp timestamp) {
  const auto whole = std::chrono::floor<seconds>(timestamp);
  const auto day = std::chrono::floor<std::chrono::days>(whole);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(whole - day);
  std::array<char, 64> text;
  std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02ld:%02ld:%02ld+00:00",
      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()), time.hours().count(),
      time.minutes().count(), time.seconds().count());
  return text.data();
}

}  // namespace insight
