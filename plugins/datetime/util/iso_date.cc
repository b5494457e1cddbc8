#include "plugins/datetime/util/iso_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>

namespace insight::plugins::datetime {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

// Reads `count` digits from the start of `text`, and moves on over them.
std::optional<int> TakeNumber(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool Take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

// The first week of a year is that of January 4.
sys_days FirstMondayOf(year in) {
  const sys_days day(in / 1 / 4);
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

std::optional<sys_days> DayOfWeek(year in, std::string_view date,
                                  bool has_hyphens) {
  constexpr int kDaysInWeek = 7;
  const std::optional<int> week = TakeNumber(date, 2);
  if (!week || *week < 1) return std::nullopt;
  int day = 1;
  if (!date.empty()) {
    if (has_hyphens && !Take(date, '-')) return std::nullopt;
    day = TakeNumber(date, 1).value_or(0);
  }
  if (!date.empty() || day < 1 || day > kDaysInWeek) return std::nullopt;
  const sys_days monday = FirstMondayOf(in) + days(kDaysInWeek * (*week - 1));
  if (monday >= FirstMondayOf(in + std::chrono::years(1))) return std::nullopt;
  return monday + days(day - 1);
}

std::optional<sys_days> DayOfYear(year in, std::string_view date) {
  const std::optional<int> day = TakeNumber(date, 3);
  if (!day || !date.empty() || *day < 1 || *day > (in.is_leap() ? 366 : 365)) {
    return std::nullopt;
  }
  return sys_days(in / 1 / 1) + days(*day - 1);
}

}  // namespace

std::optional<std::string> WithCalendarDate(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("Tt "), text.size());
  std::string_view date = text.substr(0, end);
  const std::optional<int> number = TakeNumber(date, 4);
  if (!number || *number < 1) return std::nullopt;
  const year in(*number);
  const bool has_hyphens = Take(date, '-');
  const std::optional<sys_days> day =
      Take(date, 'W') ? DayOfWeek(in, date, has_hyphens) : DayOfYear(in, date);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day calendar(*day);
  std::array<char, 64> written = {};
  std::snprintf(written.data(), written.size(), "%04d-%02u-%02u",
                static_cast<int>(calendar.year()),
                static_cast<unsigned>(calendar.month()),
                static_cast<unsigned>(calendar.day()));
  return written.data() + std::string(text.substr(end));
}

}  // namespace insight::plugins::datetime
