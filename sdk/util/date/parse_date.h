// Dates in the forms that services write them in.
//
// Example:
//
//   ParseDate("12-Nov-2019", {{"%Y-%m-%d", "%d-%b-%Y"}})  ->
//   2019-11-12T00:00:00 ParseDate("2019-11-12T07:00:00Z", Iso8601Formats())
//       -> 2019-11-12T07:00:00+00:00
//   ParseEpoch("1573542000.5") -> 2019-11-12T07:00:00.500000+00:00
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_DATE_PARSE_DATE_H_
#define SDK_UTIL_DATE_PARSE_DATE_H_

#include <optional>
#include <span>
#include <string_view>

#include "sdk/util/date/date.h"

namespace insight {

// Reads `text` by `format`, which is that of C's strptime() and Python's, in
// English, whatever the locale:
//
//   %Y           four digits          %b %B        Nov, November
//   %m %d        one or two digits    %a %A        Wed, Wednesday (not checked
//   %H %M %S     one or two digits                 against the date)
//   %f           fraction of a second: one to nine digits, of which six count
//   %z           +0100, +01:00, +01 or Z: the offset
//   %Z           UTC, CET: letters, read over
//
// White space in the format is one or more of it in the text.  Everything else
// stands for itself; case does not count anywhere.  What the format does not
// have is that of 0001-01-01T00:00:00.  Returns nothing if the text does not
// fit as a whole, or IsValid() of it is false.
[[nodiscard]] std::optional<CivilTime> ParseDate(std::string_view text,
                                                 std::string_view format);

// By the first of the formats that fits.
[[nodiscard]] std::optional<CivilTime> ParseDate(
    std::string_view text, std::span<const std::string_view> formats);

// Dates, and dates with times, in the extended and the basic form of ISO 8601,
// with or without an offset; a blank is as good as the T (RFC 3339).
[[nodiscard]] std::span<const std::string_view> Iso8601Formats();

// Those of mail and HTTP (RFC 2822, section 3.3), with or without the day of
// the week and the seconds; the zones GMT, UTC and UT are an offset of zero.
[[nodiscard]] std::span<const std::string_view> Rfc2822Formats();

// Reads seconds since 1970-01-01T00:00:00Z, with a fraction or a sign or not;
// digits only, no exponent.  Nothing beyond the years 1 to 9999.
[[nodiscard]] std::optional<CivilTime> ParseEpoch(std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_DATE_PARSE_DATE_H_
