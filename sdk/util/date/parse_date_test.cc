#include "sdk/util/date/parse_date.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

std::string Written(const std::optional<CivilTime>& time) {
  return time ? FormatIso8601(*time) : "nothing";
}

std::string Parsed(std::string_view text, std::string_view format) {
  return Written(ParseDate(text, format));
}

std::string Iso(std::string_view text) {
  return Written(ParseDate(text, Iso8601Formats()));
}

std::string Rfc(std::string_view text) {
  return Written(ParseDate(text, Rfc2822Formats()));
}

std::string Epoch(std::string_view text) { return Written(ParseEpoch(text)); }

TEST(ParseDateTest, FormatsSayWhatTheTextHas) {
  EXPECT_EQ(Parsed("12-Nov-2019", "%d-%b-%Y"), "2019-11-12T00:00:00");
  EXPECT_EQ(Parsed("1.2.2019  3:4:5", "%d.%m.%Y %H:%M:%S"),
            "2019-02-01T03:04:05");
  EXPECT_EQ(Parsed("20191112", "%Y%m%d"), "2019-11-12T00:00:00");
  EXPECT_EQ(Parsed("before Aug-1996", "before %b-%Y"), "1996-08-01T00:00:00");
  EXPECT_EQ(Parsed("November 12 2019", "%B %d %Y"), "2019-11-12T00:00:00");
}

TEST(ParseDateTest, CaseDoesNotCount) {
  EXPECT_EQ(Parsed("TUE NOV 12 2019", "%a %b %d %Y"), "2019-11-12T00:00:00");
  EXPECT_EQ(Parsed("wednesday 13 november 2019", "%A %d %B %Y"),
            "2019-11-13T00:00:00");
  EXPECT_EQ(Parsed("2019-11-12t01:02:03z", "%Y-%m-%dT%H:%M:%SZ"),
            "2019-11-12T01:02:03");
}

TEST(ParseDateTest, NamesOfZonesAreReadOver) {
  EXPECT_EQ(Parsed("Tue Nov 12 01:02:03 CET 2019", "%a %b %d %H:%M:%S %Z %Y"),
            "2019-11-12T01:02:03");
}

TEST(ParseDateTest, OffsetsHaveSeveralForms) {
  const std::string_view format = "%Y-%m-%d %z";
  EXPECT_EQ(Parsed("2019-11-12 +0530", format), "2019-11-12T00:00:00+05:30");
  EXPECT_EQ(Parsed("2019-11-12 -05:30", format), "2019-11-12T00:00:00-05:30");
  EXPECT_EQ(Parsed("2019-11-12 +01", format), "2019-11-12T00:00:00+01:00");
  EXPECT_EQ(Parsed("2019-11-12 Z", format), "2019-11-12T00:00:00+00:00");
  for (const std::string_view text :
       {"2019-11-12 0530", "2019-11-12 +5", "2019-11-12 +05:", "2019-11-12 +",
        "2019-11-12 +0560", "2019-11-12 +9900", "2019-11-12 +05300"}) {
    EXPECT_EQ(Parsed(text, format), "nothing") << text;
  }
}

TEST(ParseDateTest, OfAFractionSixDigitsCount) {
  const std::string_view format = "%Y%m%d %S.%f";
  EXPECT_EQ(Parsed("20191112 1.5", format), "2019-11-12T00:00:01.500000");
  EXPECT_EQ(Parsed("20191112 1.123456789", format),
            "2019-11-12T00:00:01.123456");
  EXPECT_EQ(Parsed("20191112 1.0", format), "2019-11-12T00:00:01");
  EXPECT_EQ(Parsed("20191112 1.", format), "nothing");
  EXPECT_EQ(Parsed("20191112 1.1234567890", format), "nothing");
}

TEST(ParseDateTest, TheWholeTextMustFit) {
  for (const std::string_view text :
       {"", "2019-11-1x", "2019-11-12 ", " 2019-11-12", "2019-11-123", "19-1-1",
        "2019-11-", "2019-13-01", "2019-02-29", "0000-01-01"}) {
    EXPECT_EQ(Parsed(text, "%Y-%m-%d"), "nothing") << text;
  }
  EXPECT_EQ(Parsed("2019-11-12 24:00:00", "%Y-%m-%d %H:%M:%S"), "nothing");
  EXPECT_EQ(Parsed("2019-11-12 00:00:60", "%Y-%m-%d %H:%M:%S"), "nothing");
}

TEST(ParseDateTest, AFormatWithAnUnknownDirectiveFitsNothing) {
  EXPECT_EQ(Parsed("2019", "%Q"), "nothing");
  EXPECT_EQ(Parsed("2019%", "%Y%"), "2019-01-01T00:00:00");
}

TEST(ParseDateTest, TheFirstFormatThatFitsCounts) {
  constexpr std::array<std::string_view, 2> kFormats = {"%d/%m/%Y", "%m/%d/%Y"};
  EXPECT_EQ(Written(ParseDate("1/2/2019", kFormats)), "2019-02-01T00:00:00");
  EXPECT_EQ(Written(ParseDate("1/22/2019", kFormats)), "2019-01-22T00:00:00");
  EXPECT_EQ(Written(ParseDate("22/22/2019", kFormats)), "nothing");
}

TEST(ParseDateTest, Iso8601HasDatesAndTimes) {
  EXPECT_EQ(Iso("2019-11-12"), "2019-11-12T00:00:00");
  EXPECT_EQ(Iso("2019-11-12T07:00:00"), "2019-11-12T07:00:00");
  EXPECT_EQ(Iso("2019-11-12T07:00:00Z"), "2019-11-12T07:00:00+00:00");
  EXPECT_EQ(Iso("2019-11-12 07:00:00.25+01:00"),
            "2019-11-12T07:00:00.250000+01:00");
  EXPECT_EQ(Iso("20191112T070000Z"), "2019-11-12T07:00:00+00:00");
  EXPECT_EQ(Iso("2019-11-12T07:00"), "2019-11-12T07:00:00");
  EXPECT_EQ(Iso("12 Nov 2019"), "nothing");
}

TEST(ParseDateTest, Rfc2822HasTheDatesOfMails) {
  EXPECT_EQ(Rfc("Tue, 12 Nov 2019 07:00:00 +0100"),
            "2019-11-12T07:00:00+01:00");
  EXPECT_EQ(Rfc("2 Nov 2019 07:00 GMT"), "2019-11-02T07:00:00+00:00");
  EXPECT_EQ(Rfc("Tue, 12 Nov 2019 07:00:00 UT"), "2019-11-12T07:00:00+00:00");
  EXPECT_EQ(Rfc("Tue, 12 Nov 2019 07:00:00"), "2019-11-12T07:00:00");
  EXPECT_EQ(Rfc("2019-11-12"), "nothing");
}

TEST(ParseDateTest, EpochTimesAreSeconds) {
  EXPECT_EQ(Epoch("0"), "1970-01-01T00:00:00+00:00");
  EXPECT_EQ(Epoch("1573542000.5"), "2019-11-12T07:00:00.500000+00:00");
  EXPECT_EQ(Epoch("-1.5"), "1969-12-31T23:59:58.500000+00:00");
  EXPECT_EQ(Epoch("253402300799"), "9999-12-31T23:59:59+00:00");
  EXPECT_EQ(Epoch("-62135596799"), "0001-01-01T00:00:01+00:00");
  for (const std::string_view text :
       {"", "-", "--1", "1e3", "1.", "1 ", " 1", "0x1", "253402300800",
        "-62135596800.5", "99999999999999999999"}) {
    EXPECT_EQ(Epoch(text), "nothing") << text;
  }
}

}  // namespace
}  // namespace insight
