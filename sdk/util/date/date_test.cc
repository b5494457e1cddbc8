#include "sdk/util/date/date.h"

#include <chrono>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::minutes;

constexpr CivilTime kTime = {
    .year = 2026, .month = 11, .day = 25, .hour = 1, .minute = 46, .second = 5};

CivilTime WithOffset(int offset) {
  CivilTime time = kTime;
  time.offset = minutes(offset);
  return time;
}

TEST(DateTest, ATimeWithoutAnOffsetIsWrittenWithoutOne) {
  EXPECT_EQ(FormatIso8601(kTime), "2026-11-25T01:46:05");
}

TEST(DateTest, OffsetsAreWrittenAsTheyAre) {
  EXPECT_EQ(FormatIso8601(WithOffset(0)), "2026-11-25T01:46:05+00:00");
  EXPECT_EQ(FormatIso8601(WithOffset(330)), "2026-11-25T01:46:05+05:30");
  EXPECT_EQ(FormatIso8601(WithOffset(-210)), "2026-11-25T01:46:05-03:30");
}

TEST(DateTest, FractionsHaveSixDigits) {
  CivilTime time = kTime;
  time.microsecond = 5000;
  EXPECT_EQ(FormatIso8601(time), "2026-11-25T01:46:05.005000");
}

TEST(DateTest, TheOffsetCountsInEpochTime) {
  EXPECT_EQ(ToSysTime(kTime).time_since_epoch(),
            std::chrono::seconds(1795571165));
  EXPECT_EQ(ToSysTime(kTime) - ToSysTime(WithOffset(60)), minutes(60));
}

TEST(DateTest, EpochTimeComesBack) {
  EXPECT_EQ(CivilTimeOf(ToSysTime(kTime)), WithOffset(0));
  const EpochTime before_1970(std::chrono::microseconds(-1));
  EXPECT_EQ(FormatIso8601(CivilTimeOf(before_1970)),
            "1969-12-31T23:59:59.999999+00:00");
  EXPECT_EQ(ToSysTime(CivilTimeOf(before_1970)), before_1970);
}

TEST(DateTest, DaysThatTheCalendarHasNotAreInvalid) {
  CivilTime time = {.year = 2023, .month = 2, .day = 28};
  EXPECT_TRUE(IsValid(time));
  time.day = 29;
  EXPECT_FALSE(IsValid(time));
  time.year = 2024;
  EXPECT_TRUE(IsValid(time));
  time.year = 10000;
  EXPECT_FALSE(IsValid(time));
}

TEST(DateTest, OffsetsOfADayAreInvalid) {
  EXPECT_TRUE(IsValid(WithOffset(24 * 60 - 1)));
  EXPECT_FALSE(IsValid(WithOffset(24 * 60)));
  EXPECT_FALSE(IsValid(WithOffset(-24 * 60)));
}

}  // namespace
}  // namespace insight
