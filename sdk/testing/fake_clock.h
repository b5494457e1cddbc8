// A clock that stands still until a test moves it.

#ifndef SDK_TESTING_FAKE_CLOCK_H_
#define SDK_TESTING_FAKE_CLOCK_H_

#include <chrono>
#include <mutex>

#include "sdk/clock/clock.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class FakeClock final : public Clock {
 public:
  [[nodiscard]] Time Now() const override {
    const std::lock_guard lock(mutex_);
    return Time(since_start_);
  }
  // Starts with 2026-01-01T00:00:00Z.
  [[nodiscard]] WallTime WallNow() const override {
    const std::lock_guard lock(mutex_);
    return WallTime(std::chrono::seconds(1767225600)) +
           std::chrono::duration_cast<WallTime::duration>(since_start_);
  }

  void Advance(Time::duration duration) {
    const std::lock_guard lock(mutex_);
    since_start_ += duration;
  }

 private:
  mutable std::mutex mutex_;  // Guards all below.
  Time::duration since_start_ = std::chrono::hours(1);
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_CLOCK_H_
