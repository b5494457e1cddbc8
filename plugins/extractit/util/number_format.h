// Number formats of spreadsheets (ECMA-376, part 1, section 18.8.31), as far as
// they show dates.

#ifndef PLUGINS_EXTRACTIT_UTIL_NUMBER_FORMAT_H_
#define PLUGINS_EXTRACTIT_UTIL_NUMBER_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/util/date/date.h"

namespace insight::plugins::extractit {

// Returns the format code that a built-in number stands for (section 18.8.30)
// if it is that of a date; otherwise it is empty.
[[nodiscard]] std::string_view BuiltInDateFormat(int id);

// Whether the format code shows a date: has a year, month or day outside of
// quotes and brackets.
[[nodiscard]] bool IsDateFormat(std::string_view code);

// Returns the day and time that a cell's number is, in the calendar that counts
// from 1900, or from 1904.  Nothing before the first day or after the year
// 9999.
[[nodiscard]] std::optional<CivilTime> TimeOfSerial(double serial,
                                                    bool from_1904);

// Returns the time as the format code's first section shows it, in English.
[[nodiscard]] std::string FormatTime(const CivilTime& time,
                                     std::string_view code);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_NUMBER_FORMAT_H_
