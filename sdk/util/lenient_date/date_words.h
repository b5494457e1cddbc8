// The English words in dates.  Internal to the parser.

#ifndef SDK_UTIL_LENIENT_DATE_DATE_WORDS_H_
#define SDK_UTIL_LENIENT_DATE_DATE_WORDS_H_

#include <optional>
#include <string_view>

namespace insight {

// All pay no regard to case, and take a name whole or by its first three
// letters ("Sept", too).

[[nodiscard]] std::optional<int> MonthOf(std::string_view word);  // 1 to 12.
[[nodiscard]] std::optional<int> WeekdayOf(
    std::string_view word);  // 0: Monday.

enum class TimeUnit { kHour, kMinute, kSecond };
[[nodiscard]] std::optional<TimeUnit> TimeUnitOf(std::string_view word);

enum class HalfDay { kMorning, kAfternoon };
[[nodiscard]] std::optional<HalfDay> HalfDayOf(std::string_view word);

// What may stand between the parts of a date: " ", ",", "of", "th".
[[nodiscard]] bool IsFiller(std::string_view word);

// UTC, GMT, Z.
[[nodiscard]] bool IsUtcName(std::string_view word);

// What looks like a name of a zone, such as EST.
[[nodiscard]] bool IsZoneName(std::string_view word);

}  // namespace insight

#endif  // SDK_UTIL_LENIENT_DATE_DATE_WORDS_H_
