#include "tools/spec/timestamp.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "tools/spec/problem.h"
#include "tools/spec/yaml_parser.h"

namespace insight::spec {
namespace {

std::string StrOf(std::string_view text) {
  const std::optional<Timestamp> timestamp = ParseTimestamp(text);
  return timestamp ? PythonStr(*timestamp) : "none";
}

std::string ReprOf(std::string_view text) {
  const std::optional<Timestamp> timestamp = ParseTimestamp(text);
  return timestamp ? PythonRepr(*timestamp) : "none";
}

TEST(ParseTimestampTest, KnowsDaysAndTimes) {
  EXPECT_EQ(StrOf("2021-01-31"), "2021-01-31");
  EXPECT_EQ(StrOf("2021-01-01T10:00:00"), "2021-01-01 10:00:00");
  EXPECT_EQ(StrOf("2021-1-1 \t1:02:03Z"), "2021-01-01 01:02:03+00:00");
  EXPECT_EQ(StrOf("2021-01-01t10:00:00.5 +5"),
            "2021-01-01 10:00:00.500000+05:00");
  EXPECT_EQ(StrOf("2021-01-01T10:00:00.1234567-07:30"),
            "2021-01-01 10:00:00.123456-07:30");
}

TEST(ParseTimestampTest, TakesNothingElse) {
  for (const char* text :
       {"", "2021", "2021-1-1", "2021-02-30", "0000-01-01", "2021-13-01",
        "2021-01-01T24:00:00", "2021-01-01T10:60:00", "2021-01-01T10:00",
        "2021-01-01T10:00:00+24:00", "2021-01-01 - first", "x2021-01-01"}) {
    EXPECT_EQ(StrOf(text), "none") << text;
  }
}

TEST(TimestampReprTest, IsPythons) {
  EXPECT_EQ(ReprOf("2021-01-05"), "datetime.date(2021, 1, 5)");
  EXPECT_EQ(ReprOf("2021-01-05T10:00:00"),
            "datetime.datetime(2021, 1, 5, 10, 0)");
  EXPECT_EQ(ReprOf("2021-01-05T10:00:07Z"),
            "datetime.datetime(2021, 1, 5, 10, 0, 7, "
            "tzinfo=datetime.timezone.utc)");
  EXPECT_EQ(ReprOf("2021-01-05T10:00:00.25+05:00"),
            "datetime.datetime(2021, 1, 5, 10, 0, 0, 250000, "
            "tzinfo=datetime.timezone(datetime.timedelta(seconds=18000)))");
  EXPECT_EQ(ReprOf("2021-01-05T10:00:07-05:00"),
            "datetime.datetime(2021, 1, 5, 10, 0, 7, "
            "tzinfo=datetime.timezone(datetime.timedelta(days=-1, "
            "seconds=68400)))");
}

TEST(ToJsonWithTimestampsTest, KeepsPlainOnesApartFromText) {
  Problems problems;
  const Json json = ToJsonWithTimestamps(
      ParseYaml("a: [2021-01-05, '2021-01-05', 1]", "f", problems));
  EXPECT_EQ(GetTimestamp(json["a"][0]), (Timestamp{2021, 1, 5}));
  EXPECT_EQ(json["a"][1], "2021-01-05");
  EXPECT_EQ(json["a"][2], 1);
  EXPECT_FALSE(GetTimestamp(json["a"][1]));
  EXPECT_FALSE(GetTimestamp(MakeInteger("99999999999999999999999")));
}

}  // namespace
}  // namespace insight::spec
