#include "sdk/util/step_waiter/step_waiter.h"

#include <chrono>

#include "gtest/gtest.h"
#include "sdk/step/cancellation.h"

namespace insight {
namespace {

TEST(StepWaiterTest, IsCancelledWithItsStep) {
  Cancellation cancellation;
  const StepWaiter waiter(cancellation);
  EXPECT_FALSE(waiter.cancelled());
  EXPECT_FALSE(waiter.WaitFor(std::chrono::milliseconds(0)));
  cancellation.Cancel();
  EXPECT_TRUE(waiter.cancelled());
  EXPECT_TRUE(waiter.WaitFor(std::chrono::hours(1)));
}

}  // namespace
}  // namespace insight
