// How long a call that touches the network may block.

#ifndef SDK_HTTP_IO_LIMITS_H_
#define SDK_HTTP_IO_LIMITS_H_

#include <chrono>

#include "sdk/http/waiter.h"

namespace insight {

// A copy is passed to each call; `waiter` must outlive it.
struct IoLimits {
  using Time = std::chrono::steady_clock::time_point;

  // Cancellation is looked at this often while a call blocks.
  static constexpr std::chrono::milliseconds kSlice{100};

  // Longer durations might overflow once they are added to a time.
  static constexpr std::chrono::hours kForever{24 * 365};

  Time deadline;
  // The longest wait for the other side to do anything.
  std::chrono::milliseconds silence;
  const Waiter& waiter;
};

}  // namespace insight

#endif  // SDK_HTTP_IO_LIMITS_H_
