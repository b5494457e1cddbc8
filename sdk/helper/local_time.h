// The local time without a zone, as many services' queries want it.
//
// Thread safety: may be called from any thread.

#ifndef SDK_HELPER_LOCAL_TIME_H_
#define SDK_HELPER_LOCAL_TIME_H_

#include <chrono>

#include "sdk/clock/clock.h"

namespace insight {

// What the clock on the wall shows; the zone is that of $TZ, else of the
// machine.
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

[[nodiscard]] LocalTime GetTimeNow(const Clock& clock = SystemClock());

// What it showed `hours_ago` hours before; takes no notice of clock changes
// between the two.
[[nodiscard]] LocalTime GetTimeHoursAgo(
    std::chrono::hours hours_ago = std::chrono::hours(24),
    const Clock& clock = SystemClock());

}  // namespace insight

#endif  // SDK_HELPER_LOCAL_TIME_H_
