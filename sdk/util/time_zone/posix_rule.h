// The rule at the end of a TZif file: what holds after its last transition, in
// the form of POSIX's variable TZ (RFC 8536, section 3.3).
//
// Example:
//
//   ParsePosixRule("EST5EDT,M3.2.0,M11.1.0")->OffsetAt(time)
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_UTIL_TIME_ZONE_POSIX_RULE_H_
#define SDK_UTIL_TIME_ZONE_POSIX_RULE_H_

#include <chrono>
#include <optional>
#include <string_view>

namespace insight {

// A moment of each year, on the clocks that are about to change.
struct YearlyTime {
  enum class Kind {
    kWeekday,      // Mm.w.d: weekday d of week w (5: the last) of month m.
    kJulian,       // Jn: day n, 1 to 365; February 29 is never counted.
    kDayOfTheYear  // n: day n, 0 to 365; February 29 is counted.
  };

  Kind kind = Kind::kWeekday;
  int month = 1;
  int week = 1;
  int day = 0;  // Of the week, 0 for Sunday; or of the year.
  std::chrono::seconds time = std::chrono::hours(2);  // -167 to 167 hours.

  [[nodiscard]] std::chrono::local_seconds In(std::chrono::year year) const;
};

struct PosixRule {
  std::chrono::seconds standard = {};  // East of UTC.
  // Nothing where there is no summer time.
  struct Summer {
    std::chrono::seconds offset = {};
    YearlyTime begin = {};
    YearlyTime end = {};
  };
  std::optional<Summer> summer = {};

  [[nodiscard]] std::chrono::seconds OffsetAt(
      std::chrono::sys_seconds time) const;
};

// Returns nothing if the text is no such rule.
[[nodiscard]] std::optional<PosixRule> ParsePosixRule(std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_TIME_ZONE_POSIX_RULE_H_
