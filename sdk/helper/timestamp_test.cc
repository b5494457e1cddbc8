#include "sdk/helper/timestamp.h"

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

// As text, which is easier to read in a failure.
std::string Parse(const Json& value) {
  const std::optional<Timestamp> timestamp = ParseTimestamp(value);
  return timestamp ? FormatTimestamp(*timestamp) : "nothing";
}

// Sets the local time for one test.
class TimeZone {
 public:
  explicit TimeZone(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
  }
  ~TimeZone() {
    unsetenv("TZ");
    tzset();
  }
};

TEST(ParseTimestampTest, NumbersAreSeconds) {
  EXPECT_EQ(Parse(0), "1970-01-01T00:00:00+00:00");
  EXPECT_EQ(Parse(1764035192), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse(1764035192.9), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse("1764035192"), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse(-1), "1969-12-31T23:59:59+00:00");
}

TEST(ParseTimestampTest, NumbersTooLargeForSecondsAreMilliseconds) {
  EXPECT_EQ(Parse(1764035192000), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse("1764035192000"), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse(253402300799), "9999-12-31T23:59:59+00:00");
  EXPECT_EQ(Parse(253402300800), "1978-01-11T21:31:40+00:00");
}

TEST(ParseTimestampTest, FractionsAreKept) {
  EXPECT_EQ(ParseTimestamp(1.5), Timestamp(std::chrono::milliseconds(1500)));
  EXPECT_EQ(ParseTimestamp("1970-01-01T00:00:01.25Z"),
            Timestamp(std::chrono::milliseconds(1250)));
}

TEST(ParseTimestampTest, Iso8601WithAZoneIsRead) {
  for (const char* text :
       {"2025-11-25T01:46:32Z", "2025-11-25t01:46:32z", "2025-11-25 01:46:32Z",
        "2025-11-25T01:46:32.123456Z", "2025-11-25T02:46:32+01:00",
        "2025-11-25T02:46:32 +0100", "2025-11-24T19:16:32-06:30",
        "2025-11-25T03:46:32+02", "2025-11-25 01:46:32 UTC"}) {
    EXPECT_EQ(Parse(text), "2025-11-25T01:46:32+00:00") << text;
  }
  EXPECT_EQ(Parse("2025-11-25T01:46Z"), "2025-11-25T01:46:00+00:00");
}

TEST(ParseTimestampTest, Rfc5322IsRead) {
  EXPECT_EQ(Parse("Tue, 25 Nov 2025 01:46:32 GMT"),
            "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse("25 Nov 2025 02:46:32 +0100"), "2025-11-25T01:46:32+00:00");
}

TEST(ParseTimestampTest, WithoutAZoneItIsLocalTime) {
  const TimeZone zone("XXX-02:00");  // POSIX: two hours east of Greenwich.
  EXPECT_EQ(Parse("2025-11-25T03:46:32"), "2025-11-25T01:46:32+00:00");
  EXPECT_EQ(Parse("2025-11-25"), "2025-11-24T22:00:00+00:00");
}

TEST(ParseTimestampTest, AnythingElseIsNothing) {
  for (const Json& value :
       {Json("yesterday"), Json(""), Json("2025-13-01T00:00:00Z"),
        Json("2025-02-29T00:00:00Z"), Json("2025-11-25T24:00:00Z"),
        Json("2025-11-25T01:60:00Z"), Json("25 Nob 2025 01:46:32 GMT"),
        Json("nan"), Json("inf"), Json("1e300"), Json(), Json(true),
        Json::array(), Json::object()}) {
    EXPECT_EQ(Parse(value), "nothing") << value;
  }
}

}  // namespace
}  // namespace insight
