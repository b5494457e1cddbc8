// Numbers that count from 1970-01-01T00:00:00Z on.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_DATETIME_UTIL_EPOCH_H_
#define PLUGINS_DATETIME_UTIL_EPOCH_H_

#include <cstdint>
#include <string>

#include "sdk/util/date/date.h"

namespace insight::plugins::datetime {

// Reads a number as Python's float() does.  By its digits before the dot it
// counts nanoseconds (18 to 20), microseconds (15 to 17), milliseconds (12 to
// 14) or seconds.  Throws PluginException: "The given epoch is out of range."
// for 21 digits in a row and more; otherwise InputException.
[[nodiscard]] EpochTime ReadEpoch(const std::string& epoch);

// Whole seconds, the rest cut off.
[[nodiscard]] std::int64_t EpochOf(EpochTime time);

}  // namespace insight::plugins::datetime

#endif  // PLUGINS_DATETIME_UTIL_EPOCH_H_
