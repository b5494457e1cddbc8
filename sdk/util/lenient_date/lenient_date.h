// Dates as people write them.
//
//   22 Jul 2020 21:20:33      July 22nd, 2020 at 9:20 pm      2020/07/22 9pm
//   07/22/2020 21:20 +02:00   Wed Jul 22 21:20:33 UTC 2020    20200722T2120
//
// Understood are, in any order and with white space, commas, full stops and
// words such as "at" or "of" between them:
//
// * a day, a month and a year, apart, or joined by '-', '/' or '.'; the
//   month as a number or by its English name.  Where numbers alone do not
//   tell, the year comes first, then the month, then the day; if that is no
//   date, the month, the day, the year; then the day, the month, the year.
//   Years of two digits are those within 50 years of today.  Also YYYYMMDD and
//   YYMMDD.
// * a weekday; without a day it is the next such day from the date on.
// * a time: 21:20, 21:20:33.5, 9pm, 9 a.m., 9h 20m 33s, 2120 after a date.
// * an offset after it: +0200, +02:00, +2, Z, UTC, GMT; "GMT+3" is three hours
//   ahead of it.  Other names of zones are passed over, as they are ambiguous.
//
// What is missing is today's, the time of day midnight.  This is what Python's
// dateutil 2.9 reads with yearfirst=True, and in its words what is wrong.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_LENIENT_DATE_LENIENT_DATE_H_
#define SDK_UTIL_LENIENT_DATE_LENIENT_DATE_H_

#include <stdexcept>
#include <string_view>

#include "sdk/util/date/date.h"

namespace insight {

// what() is one of
//   Unknown string format: TEXT
//   String does not contain a date: TEXT
//   month must be in 1..12: TEXT      (hour, minute, second likewise)
//   day is out of range for month: TEXT
//   year 12345 is out of range: TEXT
//   signed integer is greater than maximum
//   offset must be a timedelta strictly between ...
class DateTextException : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// Throws DateTextException.  Of `today` the date counts.
[[nodiscard]] CivilTime ParseLenientDate(std::string_view text,
                                         const CivilTime& today);

}  // namespace insight

#endif  // SDK_UTIL_LENIENT_DATE_LENIENT_DATE_H_
