#include "sdk/util/time_zone/posix_rule.h"

#include <algorithm>
#include <cstddef>

namespace insight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using std::chrono::year;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads a rule from its start; each method returns whether it could.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool Skip(char expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // EST, <-03>
  bool SkipName() {
    const bool quoted = Skip('<');
    const std::size_t end =
        quoted ? rest_.find('>')
               : static_cast<std::size_t>(
                     std::find_if_not(rest_.begin(), rest_.end(), &IsLetter) -
                     rest_.begin());
    if (end == std::string_view::npos || end == 0) return false;
    rest_.remove_prefix(end + (quoted ? 1 : 0));
    return true;
  }

  bool Number(int least, int most, int& value) {
    int number = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < 3 && IsDigit(rest_[digits])) {
      number = number * 10 + (rest_[digits++] - '0');
    }
    if (digits == 0 || number < least || number > most) return false;
    rest_.remove_prefix(digits);
    value = number;
    return true;
  }

  // [+-]hh[:mm[:ss]]
  bool Time(int most_hours, seconds& time) {
    const bool negative = Skip('-');
    if (!negative) Skip('+');
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!Number(0, most_hours, hour)) return false;
    if (Skip(':')) {
      if (!Number(0, 59, minute)) return false;
      if (Skip(':') && !Number(0, 59, second)) return false;
    }
    time = hours(hour) + minutes(minute) + seconds(second);
    if (negative) time = -time;
    return true;
  }

  bool Yearly(YearlyTime& yearly) {
    if (!Day(yearly)) return false;
    return !Skip('/') || Time(167, yearly.time);
  }

 private:
  bool Day(YearlyTime& yearly) {
    if (Skip('M')) {
      yearly.kind = YearlyTime::Kind::kWeekday;
      return Number(1, 12, yearly.month) && Skip('.') &&
             Number(1, 5, yearly.week) && Skip('.') && Number(0, 6, yearly.day);
    }
    if (Skip('J')) {
      yearly.kind = YearlyTime::Kind::kJulian;
      return Number(1, 365, yearly.day);
    }
    yearly.kind = YearlyTime::Kind::kDayOfTheYear;
    return Number(0, 365, yearly.day);
  }

  std::string_view rest_;
};

local_days DayIn(const YearlyTime& yearly, year in) {
  switch (yearly.kind) {
    case YearlyTime::Kind::kJulian: {
      constexpr int kLastOfFebruary = 59;
      const bool leaps = in.is_leap() && yearly.day > kLastOfFebruary;
      return local_days(in / 1 / 1) + days(yearly.day - (leaps ? 0 : 1));
    }
    case YearlyTime::Kind::kDayOfTheYear:
      return local_days(in / 1 / 1) + days(yearly.day);
    case YearlyTime::Kind::kWeekday:
      break;
  }
  const std::chrono::month month(static_cast<unsigned>(yearly.month));
  const std::chrono::weekday weekday(static_cast<unsigned>(yearly.day));
  if (yearly.week == 5)
    return local_days(in / month / weekday[std::chrono::last]);
  return local_days(in / month / weekday[static_cast<unsigned>(yearly.week)]);
}

}  // namespace

local_seconds YearlyTime::In(year in) const { return DayIn(*this, in) + time; }

seconds PosixRule::OffsetAt(sys_seconds time) const {
  if (!summer) return standard;
  const year now =
      std::chrono::year_month_day(std::chrono::floor<days>(time + standard))
          .year();
  const seconds since = time.time_since_epoch();
  const seconds begin = summer->begin.In(now).time_since_epoch() - standard;
  const seconds end = summer->end.In(now).time_since_epoch() - summer->offset;
  // In the south it lasts over the turn of the year.
  const bool is_summer = begin < end ? since >= begin && since < end
                                     : since >= begin || since < end;
  return is_summer ? summer->offset : standard;
}

std::optional<PosixRule> ParsePosixRule(std::string_view text) {
  constexpr int kMostHours = 24;
  RuleReader reader(text);
  PosixRule rule;
  // POSIX counts west of Greenwich.
  if (!reader.SkipName() || !reader.Time(kMostHours, rule.standard)) {
    return std::nullopt;
  }
  rule.standard = -rule.standard;
  if (reader.at_end()) return rule;
  PosixRule::Summer summer = {.offset = rule.standard + hours(1)};
  if (!reader.SkipName()) return std::nullopt;
  if (!reader.Skip(',')) {
    if (!reader.Time(kMostHours, summer.offset) || !reader.Skip(',')) {
      return std::nullopt;
    }
    summer.offset = -summer.offset;
  }
  if (!reader.Yearly(summer.begin) || !reader.Skip(',') ||
      !reader.Yearly(summer.end) || !reader.at_end()) {
    return std::nullopt;
  }
  rule.summer = summer;
  return rule;
}

}  // namespace insight
