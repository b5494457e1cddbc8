// The plugin's dates: read as leniently as its users write them, written in one
// form.
//
//   FormatTimestamp(ReadTimestamp("22 Jul 2020 21:20:33"))
//       -> "2020-07-22T21:20:33.0Z"
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_DATETIME_UTIL_TIMESTAMP_H_
#define PLUGINS_DATETIME_UTIL_TIMESTAMP_H_

#include <string>

#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/util/date/date.h"
#include "sdk/util/time_zone/time_zone.h"

namespace insight::plugins::datetime {

// What is wrong with an input, as the plugin has always said it: the preset
// kUnknown, with the reason as its data.
[[nodiscard]] PluginException InputException(const std::string& reason);

// The machine's clock, in UTC.
[[nodiscard]] EpochTime Now();

// The machine's clock as it shows the time in its own zone (TZ or
// /etc/localtime), as if that were UTC.
[[nodiscard]] EpochTime LocalNow();

// Reads ISO 8601, weeks and days of the year, too, or else what
// ParseLenientDate() does.  Without an offset it is in UTC, or in the zone of
// that name.  Throws InputException: of a wrong date before that of a wrong
// zone.
[[nodiscard]] EpochTime ReadTimestamp(const Date& date);
[[nodiscard]] EpochTime ReadTimestamp(const Date& date,
                                      const std::string& zone_name);

// Throws InputException if there is no zone of that name.
[[nodiscard]] TimeZone ReadTimeZone(const std::string& name);

// What clocks in `zone` show at `time`, as if that were UTC.
[[nodiscard]] EpochTime WallTime(EpochTime time, const TimeZone& zone);

// Returns 2020-07-22T21:20:33.0Z: UTC, tenths of a second, cut off.  Throws
// InputException outside of the years 1 to 9999.
[[nodiscard]] std::string FormatTimestamp(EpochTime time);

// Returns `time` by the format of C's strftime(), in the machine's own zone; %f
// is the fraction of a second in six digits, as in Python.
// Throws PluginException if that gets longer than 64 KiB, or the format has a
// zero byte.
[[nodiscard]] std::string FormatLocal(EpochTime time,
                                      const std::string& format);

}  // namespace insight::plugins::datetime

#endif  // PLUGINS_DATETIME_UTIL_TIMESTAMP_H_
