#include "sdk/helper/duration.h"

#include <chrono>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(ParseDurationTest, EachUnitHasALetter) {
  EXPECT_EQ(ParseDuration("30s"), seconds(30));
  EXPECT_EQ(ParseDuration("5m"), minutes(5));
  EXPECT_EQ(ParseDuration("12h"), hours(12));
  EXPECT_EQ(ParseDuration("3d"), days(3));
  EXPECT_EQ(ParseDuration("0s"), seconds(0));
}

TEST(ParseDurationTest, CaseAndWhatFollowsDoNotMatter) {
  EXPECT_EQ(ParseDuration("5D"), days(5));
  EXPECT_EQ(ParseDuration("5days"), days(5));
  EXPECT_EQ(ParseDuration("5m30s"), minutes(5));
}

TEST(ParseDurationTest, AnythingElseIsTheFallback) {
  for (const char* text : {"", "5", "d", " 5d", "-5d", "5 d", "5w", "x5d",
                           "99999999999999999999d", "999999999999d"}) {
    EXPECT_EQ(ParseDuration(text), days(2)) << text;
  }
  EXPECT_EQ(ParseDuration("x", hours(1)), hours(1));
}

}  // namespace
}  // namespace insight
