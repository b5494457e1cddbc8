// English names in a calendar, in lower case; their short forms are the first
// three letters.

#ifndef SDK_UTIL_DATE_CALENDAR_NAMES_H_
#define SDK_UTIL_DATE_CALENDAR_NAMES_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace insight {

inline constexpr std::size_t kShortNameLength = 3;

inline constexpr std::array<std::string_view, 12> kMonthNames = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

inline constexpr std::array<std::string_view, 7> kWeekdayNames = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday"};

}  // namespace insight

#endif  // SDK_UTIL_DATE_CALENDAR_NAMES_H_
