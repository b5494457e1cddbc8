// When a request is tried again, and how long that waits.
//
// Thread safety: values and functions; may be used from any thread.

#ifndef SDK_HTTP_RETRY_POLICY_H_
#define SDK_HTTP_RETRY_POLICY_H_

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "sdk/clock/clock.h"

namespace insight {

// Applies to requests that may be sent twice (HttpRequest::repeatable).
struct RetryPolicy {
  // The first included; 1 never tries again.
  int max_tries = 4;

  // Before the n-th retry: a random time between nothing and the lesser of
  // `max_backoff` and `base_backoff` times 2^(n-1).  Random, so that clients
  // that failed together do not come back together ("full jitter").
  std::chrono::milliseconds base_backoff = std::chrono::milliseconds(500);
  std::chrono::milliseconds max_backoff = std::chrono::seconds(20);

  // A service's Retry-After takes the place of the backoff.  If it asks for
  // more than this, the response goes to the caller instead.
  std::chrono::milliseconds max_retry_after = std::chrono::seconds(60);

  // Statuses that are tried again.  Failed connections, time-outs and answers
  // that were cut off always are.
  std::vector<int> statuses = {408, 425, 429, 502, 503, 504};
};

// `retry` is 1 before the first retry; `random` is from [0, 1).
[[nodiscard]] std::chrono::milliseconds Backoff(const RetryPolicy& policy,
                                                int retry, double random);

// Reads a Retry-After (RFC 9110, section 10.2.3): seconds, or a date that
// `now` is subtracted from (nothing left: zero).  Nothing if it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> ParseRetryAfter(
    std::string_view value, Clock::WallTime now);

// Reads a date in any of the three forms of RFC 9110, section 5.6.7.
[[nodiscard]] std::optional<Clock::WallTime> ParseHttpDate(
    std::string_view text);

// Whether sending `method` twice is as good as once (RFC 9110, section 9.2.2).
[[nodiscard]] bool IsIdempotent(std::string_view method);

}  // namespace insight

#endif  // SDK_HTTP_RETRY_POLICY_H_
