#include "sdk/http/waiter.h"

#include <thread>

namespace insight {
namespace {

class RealWaiter final : public Waiter {
 public:
  [[nodiscard]] bool cancelled() const override { return false; }

  [[nodiscard]] bool WaitFor(
      std::chrono::milliseconds duration) const override {
    // Nothing can wake this one, so there is nothing to wait on.
    std::this_thread::sleep_for(duration);
    return false;
  }
};

}  // namespace

const Waiter& UncancelledWaiter() {
  static const RealWaiter waiter;
  return waiter;
}

}  // namespace insight
