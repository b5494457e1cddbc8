// Spreads requests so that a service's limit is not reached.

#ifndef SDK_HTTP_RATE_LIMITER_H_
#define SDK_HTTP_RATE_LIMITER_H_

#include <chrono>
#include <mutex>
#include <optional>

#include "sdk/clock/clock.h"

namespace insight {

// At most `requests` at once, and on average no more than that in each `per`.
struct RateBudget {
  int requests = 0;  // 0: no limit.
  std::chrono::milliseconds per = std::chrono::seconds(1);
};

// Thread safety: all methods may be called from any thread.
class RateLimiter {
 public:
  explicit RateLimiter(RateBudget budget);

  // Reserves a place for one request and returns how long to wait for it.
  // Nothing, and no place, if that is longer than `patience`.
  [[nodiscard]] std::optional<Clock::Time::duration> Reserve(
      Clock::Time now, Clock::Time::duration patience);

 private:
  // The generic cell rate algorithm (ITU-T I.371): each request moves the
  // theoretical arrival time on by one interval, and may come early by the
  // burst.
  const Clock::Time::duration interval_;
  const Clock::Time::duration burst_;
  std::mutex mutex_;  // Guards all below.
  Clock::Time next_;
};

}  // namespace insight

#endif  // SDK_HTTP_RATE_LIMITER_H_
