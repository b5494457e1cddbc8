// The dates of ISO 8601 that are no month and day.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_DATETIME_UTIL_ISO_DATE_H_
#define PLUGINS_DATETIME_UTIL_ISO_DATE_H_

#include <optional>
#include <string>
#include <string_view>

namespace insight::plugins::datetime {

// Returns the text with its date written as YYYY-MM-DD, what follows as it is:
//
//   2020-W30-3, 2020W303     a day of a week, 1 for Monday -> 2020-07-22
//   2020-W30, 2020W30        the Monday of a week          -> 2020-07-20
//   2020-204, 2020204        a day of the year             -> 2020-07-22
//   2020-W30-3T21:20Z                                      -> 2020-07-22T21:20Z
//
// Nothing if the text does not begin with such a date, which a T, a blank or
// the end follows, or the year has no such week or day.
[[nodiscard]] std::optional<std::string> WithCalendarDate(
    std::string_view text);

}  // namespace insight::plugins::datetime

#endif  // PLUGINS_DATETIME_UTIL_ISO_DATE_H_
