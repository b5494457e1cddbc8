// Points in time as services write them.

#ifndef SDK_HELPER_TIMESTAMP_H_
#define SDK_HELPER_TIMESTAMP_H_

#include <chrono>
#include <optional>
#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

// Reads a number, or a string that is one, as seconds since 1970-01-01T00:00Z,
// or as milliseconds if the seconds would be beyond the year 9999.  Reads other
// strings as a date of ISO 8601 (2026-11-25, 2026-11-25T01:46:32.5Z, with a
// blank for the T, with +01:00 or +0100) or of RFC 5322 (Wed, 25 Nov 2026
// 01:46:32 +0100, or GMT); without a zone, they are in local time ($TZ).
// Returns nothing for anything else.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::optional<Timestamp> ParseTimestamp(const Json& value);

// Such as 2026-11-25T01:46:32+00:00; fractions are left out.
[[nodiscard]] std::string FormatTimestamp(Timestamp timestamp);

}  // namespace insight

#endif  // SDK_HELPER_TIMESTAMP_H_
