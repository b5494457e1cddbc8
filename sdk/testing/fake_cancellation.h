// A cancellation whose waits take no time: they are remembered, and move a fake
// clock forward, if there is one.

#ifndef SDK_TESTING_FAKE_CANCELLATION_H_
#define SDK_TESTING_FAKE_CANCELLATION_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "sdk/step/cancellation.h"
#include "sdk/testing/fake_clock.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread; OnWait() only
// before anything waits.
class FakeCancellation final : public Cancellation {
 public:
  FakeCancellation() = default;

  // `clock` must outlive this.
  explicit FakeCancellation(FakeClock& clock) : clock_(&clock) {}

  [[nodiscard]] bool WaitFor(
      std::chrono::milliseconds duration) const override {
    std::size_t count;
    {
      const std::lock_guard lock(mutex_);
      waits_.push_back(duration);
      count = waits_.size();
    }
    if (clock_ != nullptr) clock_->Advance(duration);
    if (on_wait_) on_wait_(count);
    return cancelled();
  }

  // `then` is called at each wait with its number, 1 for the first.
  void OnWait(std::function<void(std::size_t count)> then) {
    on_wait_ = std::move(then);
  }

  // How long each wait was.
  [[nodiscard]] std::vector<std::chrono::milliseconds> waits() const {
    const std::lock_guard lock(mutex_);
    return waits_;
  }

 private:
  FakeClock* clock_ = nullptr;
  std::function<void(std::size_t)> on_wait_;
  mutable std::mutex mutex_;  // Guards what is below.
  mutable std::vector<std::chrono::milliseconds> waits_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_CANCELLATION_H_
