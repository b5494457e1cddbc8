// Time as a dependency, so that tests need not wait for it.

#ifndef SDK_CLOCK_CLOCK_H_
#define SDK_CLOCK_CLOCK_H_

#include <chrono>

namespace insight {

// Thread safety: all methods may be called from any thread.
class Clock {
 public:
  // For durations; it never goes back and says nothing about the time of day.
  using Time = std::chrono::steady_clock::time_point;
  // Seconds and fractions since 1970-01-01T00:00:00Z.
  using WallTime = std::chrono::system_clock::time_point;

  virtual ~Clock() = default;

  [[nodiscard]] virtual Time Now() const = 0;
  [[nodiscard]] virtual WallTime WallNow() const = 0;
};

// The machine's clocks.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Time Now() const override {
    return std::chrono::steady_clock::now();
  }
  [[nodiscard]] WallTime WallNow() const override {
    return std::chrono::system_clock::now();
  }
};

}  // namespace insight

#endif  // SDK_CLOCK_CLOCK_H_
