// How code below the steps waits, and how it learns that it should stop.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_HTTP_WAITER_H_
#define SDK_HTTP_WAITER_H_

#include <chrono>

namespace insight {

// The cancellation of a step is one (same methods, same meaning); tests use one
// that moves a fake clock forward.
class Waiter {
 public:
  virtual ~Waiter() = default;

  [[nodiscard]] virtual bool cancelled() const = 0;

  // Waits until `duration` is over or the work is cancelled; returns whether it
  // is.
  [[nodiscard]] virtual bool WaitFor(
      std::chrono::milliseconds duration) const = 0;
};

// Waits for real, and is never cancelled.
[[nodiscard]] const Waiter& UncancelledWaiter();

}  // namespace insight

#endif  // SDK_HTTP_WAITER_H_
