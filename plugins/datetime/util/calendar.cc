#include "plugins/datetime/util/calendar.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include "plugins/datetime/util/timestamp.h"

namespace insight::plugins::datetime {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::microseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kMonthsInYear = 12;
constexpr std::int64_t kFirstYear = 1;
constexpr std::int64_t kLastYear = 9999;

[[noreturn]] void ThrowOutOfRange() {
  throw InputException("date value out of range");
}

// Sums of products that would overflow lead out of all years.
class CheckedSum {
 public:
  explicit CheckedSum(Direction direction) : direction_(direction) {}

  void Add(std::int64_t count, std::int64_t times) {
    std::int64_t product = 0;
    const bool overflows = __builtin_mul_overflow(count, times, &product) ||
                           (direction_ == Direction::kForward
                                ? __builtin_add_overflow(sum_, product, &sum_)
                                : __builtin_sub_overflow(sum_, product, &sum_));
    if (overflows) ThrowOutOfRange();
  }

  // Throws unless it is within so much of zero.
  [[nodiscard]] std::int64_t Within(std::int64_t bound) const {
    if (sum_ > bound || sum_ < -bound) ThrowOutOfRange();
    return sum_;
  }

 private:
  const Direction direction_;
  std::int64_t sum_ = 0;
};

sys_days MoveMonths(sys_days day, std::int64_t months) {
  const year_month_day date(day);
  const std::int64_t month = static_cast<int>(date.year()) * kMonthsInYear +
                             static_cast<unsigned>(date.month()) - 1 + months;
  const std::int64_t year = month / kMonthsInYear;
  if (month < kFirstYear * kMonthsInYear || year > kLastYear) {
    throw InputException("year " + std::to_string(year) + " is out of range");
  }
  const std::chrono::year_month_day_last last(
      std::chrono::year(static_cast<int>(year)),
      std::chrono::month_day_last(std::chrono::month(
          static_cast<unsigned>(month % kMonthsInYear) + 1)));
  return last.year() / last.month() / std::min(date.day(), last.day());
}

std::int64_t SecondsIn(TimeElapsedResultUnit unit) {
  switch (unit) {
    case TimeElapsedResultUnit::kYears:
      return 31'540'000;
    case TimeElapsedResultUnit::kMonths:
      return 2'628'000;
    case TimeElapsedResultUnit::kDays:
      return 86'400;
    case TimeElapsedResultUnit::kHours:
      return 3'600;
    case TimeElapsedResultUnit::kMinutes:
      return 60;
    case TimeElapsedResultUnit::kSeconds:
      break;
  }
  return 1;
}

}  // namespace

EpochTime Move(EpochTime time, const Amounts& amounts, Direction direction) {
  constexpr std::int64_t kAllMonths = (kLastYear + 1) * kMonthsInYear;
  constexpr std::int64_t kAllSeconds = (kLastYear + 1) * 366 * 86'400;
  CheckedSum months(direction);
  months.Add(amounts.years, kMonthsInYear);
  months.Add(amounts.months, 1);
  CheckedSum seconds(direction);
  seconds.Add(amounts.days, 86'400);
  seconds.Add(amounts.hours, 3'600);
  seconds.Add(amounts.minutes, 60);
  seconds.Add(amounts.seconds, 1);
  const auto day = floor<days>(time);
  const EpochTime moved = MoveMonths(day, months.Within(kAllMonths)) +
                          (time - day) +
                          std::chrono::seconds(seconds.Within(kAllSeconds));
  const std::int64_t year =
      static_cast<int>(year_month_day(floor<days>(moved)).year());
  if (year < kFirstYear || year > kLastYear) ThrowOutOfRange();
  return moved;
}

std::int64_t Elapsed(EpochTime first, EpochTime second,
                     TimeElapsedResultUnit unit) {
  if (second < first) {
    throw InputException("MayaInterval cannot end before it starts");
  }
  const auto whole = floor<std::chrono::seconds>(second - first).count();
  // The rounding mode is the process's first: to nearest, half to even.
  return std::llrint(static_cast<double>(whole) /
                     static_cast<double>(SecondsIn(unit)));
}

}  // namespace insight::plugins::datetime
