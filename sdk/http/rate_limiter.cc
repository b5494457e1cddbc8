#include "sdk/http/rate_limiter.h"

#include <algorithm>

namespace insight {

RateLimiter::RateLimiter(RateBudget budget)
    : interval_(budget.requests <= 0
                    ? Clock::Time::duration(0)
                    : Clock::Time::duration(budget.per) / budget.requests),
      burst_(interval_ * std::max(0, budget.requests - 1)) {}

std::optional<Clock::Time::duration> RateLimiter::Reserve(
    Clock::Time now, Clock::Time::duration patience) {
  const std::lock_guard lock(mutex_);
  const Clock::Time arrival = std::max(next_, now);
  const Clock::Time::duration wait =
      std::max(arrival - burst_ - now, Clock::Time::duration(0));
  if (wait > patience) return std::nullopt;
  next_ = arrival + interval_;
  return wait;
}

}  // namespace insight
