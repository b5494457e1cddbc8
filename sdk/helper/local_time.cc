#include "sdk/helper/local_time.h"

#include <ctime>

namespace insight {

LocalTime GetTimeNow(const Clock& clock) {
  const Clock::WallTime now = clock.WallNow();
  const std::time_t time = std::chrono::system_clock::to_time_t(
      std::chrono::floor<std::chrono::seconds>(now));
  std::tm local = {};
  localtime_r(&time, &local);
  return LocalTime(std::chrono::floor<std::chrono::microseconds>(
      now.time_since_epoch() + std::chrono::seconds(local.tm_gmtoff)));
}

LocalTime GetTimeHoursAgo(std::chrono::hours hours_ago, const Clock& clock) {
  return GetTimeNow(clock) - hours_ago;
}

}  // namespace insight
