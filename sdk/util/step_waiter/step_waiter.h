// A step's cancellation as what HTTP requests wait on, so that they end when
// the step is told to stop.
//
// Example:
//
//   const StepWaiter waiter(context.cancellation());
//   http.Send({.path = "/v1/lists", .waiter = &waiter, .log = &context.log()});

#ifndef SDK_UTIL_STEP_WAITER_STEP_WAITER_H_
#define SDK_UTIL_STEP_WAITER_STEP_WAITER_H_

#include <chrono>

#include "sdk/http/waiter.h"
#include "sdk/step/cancellation.h"

namespace insight {

// Thread safety: all methods may be called from any thread.
class StepWaiter final : public Waiter {
 public:
  // `cancellation` must outlive the waiter; a step's lives as long as its
  // context.
  explicit StepWaiter(const Cancellation& cancellation)
      : cancellation_(cancellation) {}

  [[nodiscard]] bool cancelled() const override {
    return cancellation_.cancelled();
  }
  [[nodiscard]] bool WaitFor(
      std::chrono::milliseconds duration) const override {
    return cancellation_.WaitFor(duration);
  }

 private:
  const Cancellation& cancellation_;
};

}  // namespace insight

#endif  // SDK_UTIL_STEP_WAITER_STEP_WAITER_H_
