// A date and time of day as a calendar and a clock show them, with the offset
// from UTC if there was one.
//
// Example:
//
//   const std::optional<CivilTime> time =
//       ParseDate("Wed, 25 Nov 2026 01:46:32 +0100", Rfc2822Formats());
//   FormatIso8601(*time) -> "2026-11-25T01:46:32+01:00"
//   FormatIso8601(CivilTimeOf(ToSysTime(*time))) -> "2026-11-25T00:46:32+00:00"
//
// Why not sys_time alone: many services write no offset, and to make one up
// would be wrong by hours.
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_UTIL_DATE_DATE_H_
#define SDK_UTIL_DATE_DATE_H_

#include <chrono>
#include <optional>
#include <string>

namespace insight {

struct CivilTime {
  int year = 1;  // 1 to 9999.
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;  // At most 59.
  int microsecond = 0;
  // East of UTC; nothing where the text had none.
  std::optional<std::chrono::minutes> offset = {};

  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

using EpochTime = std::chrono::sys_time<std::chrono::microseconds>;

// Whether there is such a day in the Gregorian calendar, such a time of day,
// and an offset of less than a day.
[[nodiscard]] bool IsValid(const CivilTime& time);

// Both take and give what IsValid() only; a time without an offset is in UTC.
// The other way round the offset is zero.
[[nodiscard]] EpochTime ToSysTime(const CivilTime& time);
[[nodiscard]] CivilTime CivilTimeOf(EpochTime time);

// Returns the extended format of ISO 8601, as Python's isoformat() does: with
// six digits of fraction if it is not zero, and with the offset if there is
// one.  2026-11-25T01:46:32, 2026-11-25T01:46:32.500000+01:00
[[nodiscard]] std::string FormatIso8601(const CivilTime& time);

}  // namespace insight

#endif  // SDK_UTIL_DATE_DATE_H_
