// A time zone from a file of the form TZif (RFC 8536), versions 2 to 4.
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_UTIL_TIME_ZONE_TZIF_H_
#define SDK_UTIL_TIME_ZONE_TZIF_H_

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "sdk/util/time_zone/posix_rule.h"

namespace insight {

class TzifZone {
 public:
  // Returns nothing if the bytes are no such file, or have leap seconds.
  [[nodiscard]] static std::optional<TzifZone> Parse(std::string_view bytes);

  [[nodiscard]] std::chrono::seconds OffsetAt(
      std::chrono::sys_seconds time) const;

 private:
  struct Transition {
    std::chrono::sys_seconds time;
    std::chrono::seconds offset;  // From then on.
  };

  std::chrono::seconds first_offset_ = {};
  std::vector<Transition> transitions_;  // In the order of time.
  std::optional<PosixRule> rule_;        // After the last of them.
};

}  // namespace insight

#endif  // SDK_UTIL_TIME_ZONE_TZIF_H_
