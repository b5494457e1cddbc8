// Arithmetic on dates as a calendar does it.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_DATETIME_UTIL_CALENDAR_H_
#define PLUGINS_DATETIME_UTIL_CALENDAR_H_

#include <cstdint>

#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "sdk/util/date/date.h"

namespace insight::plugins::datetime {

// How much to move on, or back where negative.
struct Amounts {
  std::int64_t years = 0;
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
};

// Those of an action's input, which has them as members.
template <typename Input>
[[nodiscard]] Amounts AmountsOf(const Input& input) {
  return {.years = input.years,
          .months = input.months,
          .days = input.days,
          .hours = input.hours,
          .minutes = input.minutes,
          .seconds = input.seconds};
}

enum class Direction { kForward, kBack };

// Years and months come first; a day that the month has not is its last (a
// month after January 31 is February 28 or 29).  Throws InputException if that
// leads out of the years 1 to 9999.
[[nodiscard]] EpochTime Move(EpochTime time, const Amounts& amounts,
                             Direction direction);

// Returns how many whole `unit`s are nearest to the whole seconds between the
// two, half of one to the even number: minutes of 60, hours of 3,600, days of
// 86,400, months of 2,628,000 and years of 31,540,000 seconds.  Throws
// InputException if `second` is before `first`.
[[nodiscard]] std::int64_t Elapsed(EpochTime first, EpochTime second,
                                   TimeElapsedResultUnit unit);

}  // namespace insight::plugins::datetime

#endif  // PLUGINS_DATETIME_UTIL_CALENDAR_H_
