// What is expected is what Python's dateutil 2.9.0 says about the same texts,
// with yearfirst=True and 2026-11-25 as the date of what is missing.

#include "sdk/util/lenient_date/lenient_date.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/util/date/date.h"

namespace insight {
namespace {

using ::testing::StrEq;
using ::testing::Throws;
using ::testing::ThrowsMessage;

struct Example {
  std::string_view text;
  std::string_view expected;
};

constexpr CivilTime kToday = {.year = 2026, .month = 11, .day = 25};

constexpr Example kDates[] = {
    {"July 22,2020", "2026-07-22T00:00:00"},
    {"July 22, 2020", "2020-07-22T00:00:00"},
    {"22/7/2020", "2020-07-22T00:00:00"},
    {"7/8/2020", "2020-07-08T00:00:00"},
    {"20/07/22", "2020-07-22T00:00:00"},
    {"2020/07/22 9pm", "2020-07-22T21:00:00"},
    {"9pm", "2026-11-25T21:00:00"},
    {"10h30m", "2026-11-25T10:30:00"},
    {"10h", "2026-11-25T10:00:00"},
    {"10 h 30", "2026-11-25T10:30:00"},
    {"22.07.2020", "2020-07-22T00:00:00"},
    {"2020.07.22", "2020-07-22T00:00:00"},
    {"20200722T2120", "2020-07-22T21:20:00"},
    {"202007222120", "2020-07-22T21:20:00"},
    {"20200722212033", "2020-07-22T21:20:33"},
    {"Wed", "2026-11-25T00:00:00"},
    {"Jul 2020", "2020-07-25T00:00:00"},
    {"July", "2026-07-25T00:00:00"},
    {"22 Jul", "2026-07-22T00:00:00"},
    {"22 Jul 20", "2022-07-20T00:00:00"},
    {"Jul-22-2020", "2020-07-22T00:00:00"},
    {"22-Jul-2020", "2020-07-22T00:00:00"},
    {"2020-Jul-22", "2020-07-22T00:00:00"},
    {"10:30:15,5", "2026-11-25T10:30:15.500000"},
    {"10:30:15.123456789", "2026-11-25T10:30:15.123456"},
    {"9 a.m.", "2026-11-25T09:00:00"},
    {"12am Jul 1 2020", "2020-07-01T00:00:00"},
    {"2020", "2020-11-25T00:00:00"},
    {"20", "2026-11-20T00:00:00"},
    {"07-2020", "2020-07-25T00:00:00"},
    {"2020-7", "2020-07-25T00:00:00"},
    {"2020 7 22 21:20", "2020-07-22T21:20:00"},
    {"Thu Sep 25 10:36:28 2003", "2003-09-25T10:36:28"},
    {"Thu Sep 25 10:36:28 BRST 2003", "2003-09-25T10:36:28"},
    {"2003-09-25T10:49:41.5-03:00", "2003-09-25T10:49:41.500000-03:00"},
    {"Sep of 03", "2003-09-25T00:00:00"},
    {"3rd of May 2001", "2001-05-03T00:00:00"},
    {"5th of March", "2026-03-05T00:00:00"},
    {"Mon Jan 2 04:24:27 1995", "1995-01-02T04:24:27"},
    {"04.04.95 00:22", "1995-04-04T00:22:00"},
    {"Jan 1 1999 11:23:34.578", "1999-01-01T11:23:34.578000"},
    {"950404 122212", "1995-04-04T12:22:12"},
    {"0:00 PM, PST", "2026-11-25T12:00:00"},
    {"12h 01m02s am", "2026-11-25T00:01:02"},
    {"12:08 PM", "2026-11-25T12:08:00"},
    {"5:50 A.M. on June 13, 1990", "1990-06-13T05:50:00"},
    {"3 jan 2000 -0300 GMT+3", "2000-01-03T03:00:00-03:00"},
    {"2020-07-22 21:20 GMT+3", "2020-07-22T21:20:00-03:00"},
    {"2020-07-22 21:20 +3", "2020-07-22T21:20:00+03:00"},
    {"2020-07-22 21:20:33 EST", "2020-07-22T21:20:33"},
    {"2020-07-22T21:20:33Z", "2020-07-22T21:20:33+00:00"},
    {"  2020-07-22 ", "2020-07-22T00:00:00"},
    {"13pm", "2026-11-25T13:00:00"},
    {"22 Jul 2020 2120", "2020-07-22T21:20:00"},
    {"2020-07-22-10", "2020-07-22T10:00:00"},
    {"1/1", "2026-01-01T00:00:00"},
    {"1/2/3", "2001-02-03T00:00:00"},
    {"99/1/2", "1999-01-02T00:00:00"},
    {"Jan 99", "1999-01-25T00:00:00"},
    {"Jan 32", "2032-01-25T00:00:00"},
    {"May 5 1", "2001-05-05T00:00:00"},
    {"July 22nd 2020", "2020-07-22T00:00:00"},
    {"22nd July, 2020 at 5pm", "2020-07-22T17:00:00"},
    {"2020, 22 July", "2020-07-22T00:00:00"},
    {"19990101T23", "1999-01-01T23:00:00"},
    {"-5", "2026-11-05T00:00:00"},
    {"12:00 -0500 (EST)", "2026-11-25T12:00:00-05:00"},
    {"10:00 UTC+3", "2026-11-25T10:00:00-03:00"},
    {"12.5h", "2026-11-25T12:30:00"},
    {"1.5m", "2026-11-25T00:01:30"},
    {"30s", "2026-11-25T00:00:30"},
    {"10:00.5", "2026-11-25T10:00:30"},
    {"10:30.25", "2026-11-25T10:30:15"},
    {"Wed 22", "2026-11-22T00:00:00"},
    {"Friday", "2026-11-27T00:00:00"},
    {"Feb", "2026-02-25T00:00:00"},
    {"2020.Jul.22", "2020-07-22T00:00:00"},
    {"10:30:15,5,1", "2026-11-01T10:30:15.500000"},
    {"May of 2020.5", "2026-05-25T00:00:00"},
    {"21:20 7.-05:00", "2026-11-07T21:20:00-05:00"},
    {"12:00 -0500 (UTC)", "2026-11-25T12:00:00+00:00"},
    {"12:00 +02:75", "2026-11-25T12:00:00+03:15"},
};

constexpr Example kErrors[] = {
    {"2020-02-30", "day is out of range for month: 2020-02-30"},
    {"25:00", "hour must be in 0..23: 25:00"},
    {"2020-13-01", "month must be in 1..12: 2020-13-01"},
    {"1595452833", "year 1595452833 is out of range: 1595452833"},
    {"1595452833123", "signed integer is greater than maximum"},
    {"1:2:3:4", "Unknown string format: 1:2:3:4"},
    {"22 July 2020 21.20", "Unknown string format: 22 July 2020 21.20"},
    {"a", "Unknown string format: a"},
    {"31/12", "month must be in 1..12: 31/12"},
    {"13/13/13", "month must be in 1..12: 13/13/13"},
    {"2020-07-22 24:00", "hour must be in 0..23: 2020-07-22 24:00"},
    {"10:61", "minute must be in 0..59: 10:61"},
    {"today", "Unknown string format: today"},
    {"now", "Unknown string format: now"},
    {"2020-07-22,21:20", "Unknown string format: 2020-07-22,21:20"},
    {"1e5", "Unknown string format: 1e5"},
    {"+5", "Unknown string format: +5"},
    {"2020-07-22 -5", "Unknown string format: 2020-07-22 -5"},
    {"0", "day is out of range for month: 0"},
    {"00", "day is out of range for month: 00"},
    {"000", "day is out of range for month: 000"},
    {"2020-07-22 9", "Unknown string format: 2020-07-22 9"},
    {"2020-07-22 9 30", "Unknown string format: 2020-07-22 9 30"},
    {"1 Jan 0000", "day is out of range for month: 1 Jan 0000"},
    {"22 Jul 12345", "year 12345 is out of range: 22 Jul 12345"},
    {"", "String does not contain a date: "},
    {"asd", "Unknown string format: asd"},
    {"Jul 22,100", "Unknown string format: Jul 22,100"},
    {"Jul 22,12345", "Unknown string format: Jul 22,12345"},
    {"2020-07-22 12.5 pm", "Unknown string format: 2020-07-22 12.5 pm"},
    {"10:30:15,5.2", "Unknown string format: 10:30:15,5.2"},
    {"12:00 -0500 (ES)", "Unknown string format: 12:00 -0500 (ES)"},
    {"12:00 +25:00",
     "offset must be a timedelta strictly between -timedelta(hours=24) and "
     "timedelta(hours=24)."},
    {"22.07. 2020", "Unknown string format: 22.07. 2020"},
    {"22.7.", "Unknown string format: 22.7."},
    {"10:30:15.5.Mon", "Unknown string format: 10:30:15.5.Mon"},
    {"31 Dec 12345 12:00 +25:00",
     "year 12345 is out of range: 31 Dec 12345 12:00 +25:00"},
    {"22 2020", "bad month number 22; must be 1-12: 22 2020"},
};

TEST(LenientDateTest, ReadsWhatPeopleWrite) {
  for (const Example& example : kDates) {
    EXPECT_EQ(FormatIso8601(ParseLenientDate(example.text, kToday)),
              example.expected)
        << example.text;
  }
}

TEST(LenientDateTest, SaysWhatIsWrong) {
  for (const Example& example : kErrors) {
    EXPECT_THAT(
        [&example] { return ParseLenientDate(example.text, kToday); },
        ThrowsMessage<DateTextException>(StrEq(std::string(example.expected))));
  }
}

TEST(LenientDateTest, AMissingDayIsTheMonthsLastAtMost) {
  const CivilTime today = {.year = 2026, .month = 12, .day = 31};
  EXPECT_EQ(FormatIso8601(ParseLenientDate("Feb", today)),
            "2026-02-28T00:00:00");
  EXPECT_EQ(FormatIso8601(ParseLenientDate("Feb 2024", today)),
            "2024-02-29T00:00:00");
}

TEST(LenientDateTest, YearsOfTwoDigitsAreNear) {
  EXPECT_EQ(ParseLenientDate("1 Jan 75", kToday).year, 2075);
  EXPECT_EQ(ParseLenientDate("Jan 75", kToday).year, 2075);
  EXPECT_EQ(ParseLenientDate("Jan 76", kToday).year, 1976);
  const CivilTime later = {.year = 2090, .month = 1, .day = 1};
  EXPECT_EQ(ParseLenientDate("Jan 39", later).year, 2139);
  EXPECT_EQ(ParseLenientDate("Jan 40", later).year, 2040);
}

TEST(LenientDateTest, BytesBeyondAsciiAreNoDate) {
  EXPECT_THAT([] { return ParseLenientDate("22 Juillet\xC3\xA9", kToday); },
              Throws<DateTextException>());
  EXPECT_THAT([] { return ParseLenientDate("\xFF\xFE", kToday); },
              Throws<DateTextException>());
}

TEST(LenientDateTest, EndlessNumbersAreNoDate) {
  EXPECT_THAT(
      [] { return ParseLenientDate(std::string(100'000, '9'), kToday); },
      Throws<DateTextException>());
}

}  // namespace
}  // namespace insight
