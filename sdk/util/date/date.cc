#include "sdk/util/date/date.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace insight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day DayOf(const CivilTime& time) {
  return year_month_day(std::chrono::year(time.year),
                        std::chrono::month(static_cast<unsigned>(time.month)),
                        std::chrono::day(static_cast<unsigned>(time.day)));
}

bool IsBetween(int value, int least, int most) {
  return value >= least && value <= most;
}

}  // namespace

bool IsValid(const CivilTime& time) {
  return IsBetween(time.year, 1, 9999) && IsBetween(time.month, 1, 12) &&
         IsBetween(time.day, 1, 31) && DayOf(time).ok() &&
         IsBetween(time.hour, 0, 23) && IsBetween(time.minute, 0, 59) &&
         IsBetween(time.second, 0, 59) &&
         IsBetween(time.microsecond, 0, 999999) &&
         (!time.offset || (*time.offset < days(1) && *time.offset > -days(1)));
}

EpochTime ToSysTime(const CivilTime& time) {
  return sys_days(DayOf(time)) + hours(time.hour) + minutes(time.minute) +
         seconds(time.second) + microseconds(time.microsecond) -
         time.offset.value_or(minutes(0));
}

CivilTime CivilTimeOf(EpochTime time) {
  const auto day = std::chrono::floor<days>(time);
  const year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = static_cast<int>(clock.hours().count()),
          .minute = static_cast<int>(clock.minutes().count()),
          .second = static_cast<int>(clock.seconds().count()),
          .microsecond = static_cast<int>(clock.subseconds().count()),
          .offset = minutes(0)};
}

std::string FormatIso8601(const CivilTime& time) {
  std::array<char, 128> text = {};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d",
                time.year, time.month, time.day, time.hour, time.minute,
                time.second);
  std::string result = text.data();
  if (time.microsecond != 0) {
    std::snprintf(text.data(), text.size(), ".%06d", time.microsecond);
    result += text.data();
  }
  if (time.offset) {
    const int offset = static_cast<int>(time.offset->count());
    std::snprintf(text.data(), text.size(), "%c%02d:%02d",
                  offset < 0 ? '-' : '+', std::abs(offset) / 60,
                  std::abs(offset) % 60);
    result += text.data();
  }
  return result;
}

}  // namespace insight
