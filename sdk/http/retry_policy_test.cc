#include "sdk/http/retry_policy.h"

#include <chrono>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// 1994-11-06T08:49:37Z, the example of RFC 9110.
constexpr Clock::WallTime kExample{seconds(784111777)};

TEST(BackoffTest, DoublesUpToItsLimit) {
  const RetryPolicy policy = {.base_backoff = seconds(1),
                              .max_backoff = seconds(5)};
  EXPECT_EQ(Backoff(policy, 1, 0.5), milliseconds(500));
  EXPECT_EQ(Backoff(policy, 2, 0.5), milliseconds(1000));
  EXPECT_EQ(Backoff(policy, 3, 0.5), milliseconds(2000));
  EXPECT_EQ(Backoff(policy, 4, 0.5), milliseconds(2500));
  EXPECT_EQ(Backoff(policy, 1000, 0.5), milliseconds(2500));
}

TEST(BackoffTest, IsFromNothingToTheWholeTime) {
  const RetryPolicy policy = {.base_backoff = seconds(1)};
  EXPECT_EQ(Backoff(policy, 1, 0.0), milliseconds(0));
  EXPECT_EQ(Backoff(policy, 1, 0.999), milliseconds(999));
}

TEST(ParseHttpDateTest, ReadsAllThreeForms) {
  EXPECT_EQ(ParseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), kExample);
  EXPECT_EQ(ParseHttpDate("Sunday, 06-Nov-94 08:49:37 GMT"), kExample);
  EXPECT_EQ(ParseHttpDate("Sun Nov  6 08:49:37 1994"), kExample);
}

TEST(ParseHttpDateTest, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "x", "Sun", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 0420 08:49:37 GMT",
        "1994-11-06T08:49:37Z", "Sun Nov 6 08:49:37", ", , , , ,",
        "Sun,,,:::"}) {
    EXPECT_FALSE(ParseHttpDate(text)) << text;
  }
}

TEST(ParseRetryAfterTest, IsSecondsOrADate) {
  EXPECT_EQ(ParseRetryAfter("120", kExample), seconds(120));
  EXPECT_EQ(ParseRetryAfter("0", kExample), seconds(0));
  EXPECT_EQ(ParseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT",
                            kExample - milliseconds(1500)),
            milliseconds(1500));
}

TEST(ParseRetryAfterTest, ADateBeyondWhatTheClockCountsIsFarOff) {
  EXPECT_GT(ParseRetryAfter("Fri, 31 Dec 9999 23:59:59 GMT", kExample),
            std::chrono::hours(24 * 365));
}

TEST(ParseRetryAfterTest, APastDateIsNow) {
  EXPECT_EQ(ParseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT",
                            kExample + std::chrono::hours(1)),
            seconds(0));
}

TEST(ParseRetryAfterTest, AHugeNumberIsNotMisread) {
  EXPECT_EQ(ParseRetryAfter("9223372036854775807", kExample),
            std::chrono::hours(24 * 365));
}

TEST(ParseRetryAfterTest, AnythingElseIsNothing) {
  for (const std::string_view text :
       {"", "-1", "+1", "1.5", "soon", "99999999999999999999", " 1"}) {
    EXPECT_FALSE(ParseRetryAfter(text, kExample)) << text;
  }
}

TEST(IsIdempotentTest, PostAndPatchAreNot) {
  for (const std::string_view method : {"GET", "HEAD", "PUT", "DELETE"}) {
    EXPECT_TRUE(IsIdempotent(method)) << method;
  }
  for (const std::string_view method : {"POST", "PATCH", "get", ""}) {
    EXPECT_FALSE(IsIdempotent(method)) << method;
  }
}

}  // namespace
}  // namespace insight
