#include "sdk/helper/rate_limiting.h"

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/step/cancellation.h"
#include "sdk/testing/fake_cancellation.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeCancellation;
using ::insight::testing::FakeLogger;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RateLimitingTest : public ::testing::Test {
 protected:
  // Fails with a rate limit so many times, then returns the number of calls.
  int Run(int failures, const RateLimitingOptions& options) {
    return RateLimiting(options, cancellation_, log_, [&] {
      if (++calls_ <= failures) throw PluginException(Preset::kRateLimit);
      return calls_;
    });
  }

  int calls_ = 0;
  FakeCancellation cancellation_;
  FakeLogger log_;
};

TEST_F(RateLimitingTest, ACallThatSucceedsIsNotRepeated) {
  EXPECT_EQ(Run(0, {}), 1);
  EXPECT_THAT(cancellation_.waits(), IsEmpty());
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(RateLimitingTest, ARateLimitIsWaitedForAndTheCallRepeated) {
  EXPECT_EQ(Run(2, {.max_tries = 5}), 3);
  EXPECT_THAT(cancellation_.waits(),
              ElementsAre(milliseconds(1516), milliseconds(2298)));
  EXPECT_THAT(
      log_.messages(),
      ElementsAre(
          "INFO Rate limiting error occurred. Retrying in 1.5 seconds (1/5)",
          "INFO Rate limiting error occurred. Retrying in 2.3 seconds (2/5)"));
}

TEST_F(RateLimitingTest, MaxTriesIsTheNumberOfAllCallsAndTheLastErrorPasses) {
  EXPECT_THROW(Run(100, {.max_tries = 3}), PluginException);
  EXPECT_EQ(calls_, 3);
  EXPECT_EQ(cancellation_.waits().size(), 2u);
}

TEST_F(RateLimitingTest, WithoutTriesTheCallIsStillMadeOnce) {
  EXPECT_EQ(Run(0, {.max_tries = 0}), 1);
}

TEST_F(RateLimitingTest, OtherErrorsPassAtOnce) {
  EXPECT_THROW(RateLimiting({}, cancellation_, log_,
                            [&] {
                              ++calls_;
                              throw PluginException(Preset::kServerError);
                            }),
               PluginException);
  EXPECT_EQ(calls_, 1);
  EXPECT_THAT(cancellation_.waits(), IsEmpty());
}

TEST_F(RateLimitingTest, TheCauseAloneTellsARateLimit) {
  const std::string cause(TextOf(Preset::kRateLimit).cause);
  EXPECT_THROW(RateLimiting({.max_tries = 2}, cancellation_, log_,
                            [&] {
                              ++calls_;
                              throw PluginException(cause, "Wait.");
                            }),
               PluginException);
  EXPECT_EQ(calls_, 2);
}

TEST_F(RateLimitingTest, ACancelledStepGetsTheErrorAtOnce) {
  cancellation_.Cancel();
  EXPECT_THROW(Run(100, {}), PluginException);
  EXPECT_EQ(calls_, 1);
}

TEST_F(RateLimitingTest, TheBackOffMayBeAnother) {
  EXPECT_EQ(Run(2, {.back_off = [](int n) { return seconds(10 * n); }}), 3);
  EXPECT_THAT(cancellation_.waits(), ElementsAre(seconds(10), seconds(20)));
}

TEST(BackOffFunctionTest, GrowsAsInThePythonRuntime) {
  EXPECT_NEAR(BackOffFunction(1).count(), 1.516, 0.001);
  EXPECT_NEAR(BackOffFunction(2).count(), 2.297, 0.001);
  EXPECT_NEAR(BackOffFunction(3).count(), 3.482, 0.001);
  EXPECT_NEAR(BackOffFunction(4).count(), 5.278, 0.001);
  EXPECT_NEAR(BackOffFunction(5).count(), 8.0, 0.001);
}

}  // namespace
}  // namespace insight
