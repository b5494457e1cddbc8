// A waiter that takes no time: it moves a fake clock forward instead.

#ifndef SDK_TESTING_FAKE_WAITER_H_
#define SDK_TESTING_FAKE_WAITER_H_

#include <chrono>
#include <cstddef>
#include <mutex>
#include <vector>

#include "sdk/http/waiter.h"
#include "sdk/testing/fake_clock.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class FakeWaiter final : public Waiter {
 public:
  // `clock` must outlive the waiter.
  explicit FakeWaiter(FakeClock& clock) : clock_(clock) {}

  [[nodiscard]] bool cancelled() const override {
    const std::lock_guard lock(mutex_);
    return waits_.size() >= cancel_after_;
  }

  [[nodiscard]] bool WaitFor(std::chrono::milliseconds wait) const override {
    {
      const std::lock_guard lock(mutex_);
      waits_.push_back(wait);
    }
    clock_.Advance(wait);
    return cancelled();
  }

  // Is cancelled once it has been waited on `count` times.
  void CancelAfter(std::size_t count) {
    const std::lock_guard lock(mutex_);
    cancel_after_ = count;
  }

  // How long each wait was.
  [[nodiscard]] std::vector<std::chrono::milliseconds> waits() const {
    const std::lock_guard lock(mutex_);
    return waits_;
  }

 private:
  FakeClock& clock_;
  mutable std::mutex mutex_;  // Guards all below.
  mutable std::vector<std::chrono::milliseconds> waits_;
  std::size_t cancel_after_ = static_cast<std::size_t>(-1);
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_WAITER_H_
