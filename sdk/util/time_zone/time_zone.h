// What clocks show in a time zone of the IANA's database.
//
// Example:
//
//   const std::optional<TimeZone> zone = TimeZone::Find("US/Eastern");
//   zone->ToLocal(sys_days(2020y / 7 / 22) + 21h) -> 2020-07-22 17:00
//   zone->ToUtc(local_days(2020y / 7 / 22) + 17h) -> 2020-07-22 21:00 UTC
//
// The database is part of the program: Debian's package tzdata, as the lock
// pins it.

#ifndef SDK_UTIL_TIME_ZONE_TIME_ZONE_H_
#define SDK_UTIL_TIME_ZONE_TIME_ZONE_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

namespace insight {

class TzifZone;

// Thread safety: a value; distinct objects may be used from distinct threads,
// and the const methods of one from any.
class TimeZone {
 public:
  // Returns the zone of that name, such as "Europe/Berlin" or "UTC"; the old
  // names of zones are names, too ("US/Eastern").  Case counts.  Nothing if
  // there is none.
  [[nodiscard]] static std::optional<TimeZone> Find(std::string_view name);

  // How far clocks are ahead of UTC at `time`; whole seconds, as the local mean
  // times of old were no whole minutes.
  [[nodiscard]] std::chrono::seconds OffsetAt(
      std::chrono::sys_seconds time) const;

  [[nodiscard]] std::chrono::local_seconds ToLocal(
      std::chrono::sys_seconds time) const;

  // Returns when clocks show `time`.  Where they do twice, when summer time
  // ends, it is the later; a time that they skip is read as if they had not
  // been put forward yet (RFC 5545, section 3.3.5, reads it so, too).
  [[nodiscard]] std::chrono::sys_seconds ToUtc(
      std::chrono::local_seconds time) const;

 private:
  explicit TimeZone(std::shared_ptr<const TzifZone> zone);

  std::shared_ptr<const TzifZone> zone_;  // Not null.
};

}  // namespace insight

#endif  // SDK_UTIL_TIME_ZONE_TIME_ZONE_H_
