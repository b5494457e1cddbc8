#include "sdk/step/cancellation.h"

#include <chrono>
#include <thread>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TEST(CancellationTest, IsNotCancelledAtFirst) {
  const Cancellation cancellation;
  EXPECT_FALSE(cancellation.cancelled());
}

TEST(CancellationTest, AWaitThatRunsOutSaysSo) {
  const Cancellation cancellation;
  EXPECT_FALSE(cancellation.WaitFor(milliseconds(1)));
}

TEST(CancellationTest, CancellingTwiceIsNoError) {
  Cancellation cancellation;
  cancellation.Cancel();
  cancellation.Cancel();
  EXPECT_TRUE(cancellation.cancelled());
}

TEST(CancellationTest, ACancelledStepWaitsNoMore) {
  Cancellation cancellation;
  cancellation.Cancel();
  EXPECT_TRUE(cancellation.WaitFor(hours(1)));
}

TEST(CancellationTest, CancellingWakesAllWhoWait) {
  Cancellation cancellation;
  std::thread first([&] { EXPECT_TRUE(cancellation.WaitFor(hours(1))); });
  std::thread second([&] { EXPECT_TRUE(cancellation.WaitFor(hours(1))); });
  cancellation.Cancel();
  first.join();
  second.join();
}

}  // namespace
}  // namespace insight
