// Tells a step that it should stop: the server shuts down, the caller is gone
// or the request's time is over.
//
// Example (a trigger's loop):
//
//   do {
//     SendWhatIsNew();
//   } while (!context.cancellation().WaitFor(input.interval));
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_STEP_CANCELLATION_H_
#define SDK_STEP_CANCELLATION_H_

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace insight {

class Cancellation {
 public:
  Cancellation() = default;
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;
  virtual ~Cancellation() = default;

  // Cancels, and wakes all who wait.  Cancelling twice is no error.
  void Cancel();

  [[nodiscard]] bool cancelled() const;

  // Waits until `duration` is over or the step is cancelled; returns whether it
  // is.  Steps wait here and never sleep.
  [[nodiscard]] virtual bool WaitFor(std::chrono::milliseconds duration) const;

 private:
  mutable std::mutex mutex_;  // Guards all below.
  mutable std::condition_variable changed_;
  bool cancelled_ = false;
};

}  // namespace insight

#endif  // SDK_STEP_CANCELLATION_H_
