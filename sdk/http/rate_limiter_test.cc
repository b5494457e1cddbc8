#include "sdk/http/rate_limiter.h"

#include <chrono>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Clock::Time kStart{hours(1)};

TEST(RateLimiterTest, WithoutABudgetNothingWaits) {
  RateLimiter limiter({});
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(limiter.Reserve(kStart, seconds(0)), seconds(0));
  }
}

TEST(RateLimiterTest, ABurstIsFreeAndThenOneComesPerInterval) {
  RateLimiter limiter({.requests = 4, .per = seconds(1)});
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(limiter.Reserve(kStart, hours(1)), seconds(0)) << i;
  }
  EXPECT_EQ(limiter.Reserve(kStart, hours(1)), milliseconds(250));
  EXPECT_EQ(limiter.Reserve(kStart, hours(1)), milliseconds(500));
}

TEST(RateLimiterTest, TimeRefillsTheBudgetUpToOneBurst) {
  RateLimiter limiter({.requests = 2, .per = seconds(1)});
  for (int i = 0; i < 2; ++i) (void)limiter.Reserve(kStart, hours(1));
  const Clock::Time later = kStart + hours(1);
  EXPECT_EQ(limiter.Reserve(later, hours(1)), seconds(0));
  EXPECT_EQ(limiter.Reserve(later, hours(1)), seconds(0));
  EXPECT_EQ(limiter.Reserve(later, hours(1)), milliseconds(500));
}

TEST(RateLimiterTest, WhoCannotWaitTakesNoPlace) {
  RateLimiter limiter({.requests = 1, .per = seconds(1)});
  (void)limiter.Reserve(kStart, hours(1));
  EXPECT_FALSE(limiter.Reserve(kStart, milliseconds(999)));
  EXPECT_EQ(limiter.Reserve(kStart, milliseconds(1000)), seconds(1));
}

}  // namespace
}  // namespace insight
