#include "sdk/util/time_zone/time_zone.h"

#include <chrono>
#include <optional>

#include "gtest/gtest.h"

namespace insight {
namespace {

using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;  // NOLINT: years and days read well.

TimeZone Zone(std::string_view name) {
  const std::optional<TimeZone> zone = TimeZone::Find(name);
  EXPECT_TRUE(zone.has_value()) << name;
  return zone.value();
}

TEST(TimeZoneTest, ClocksAreAheadOrBehind) {
  const sys_seconds time = sys_days(2020y / 7 / 22) + 21h;
  EXPECT_EQ(Zone("UTC").OffsetAt(time), 0h);
  EXPECT_EQ(Zone("America/New_York").OffsetAt(time), -4h);
  EXPECT_EQ(Zone("Asia/Kathmandu").OffsetAt(time), 5h + 45min);
  EXPECT_EQ(Zone("Etc/GMT+5").OffsetAt(time), -5h);
}

TEST(TimeZoneTest, OldNamesAreNames) {
  const sys_seconds time = sys_days(2020y / 7 / 22) + 21h;
  EXPECT_EQ(Zone("US/Eastern").ToLocal(time),
            local_seconds(local_days(2020y / 7 / 22) + 17h));
}

TEST(TimeZoneTest, UnknownNamesAreNone) {
  EXPECT_FALSE(TimeZone::Find("Atlantis/Poseidonis"));
  EXPECT_FALSE(TimeZone::Find(""));
  EXPECT_FALSE(TimeZone::Find("us/eastern"));
  EXPECT_FALSE(TimeZone::Find("../etc/passwd"));
  EXPECT_FALSE(TimeZone::Find("zone.tab"));
}

TEST(TimeZoneTest, SummerTimeBeginsAndEndsWithinASecond) {
  const TimeZone berlin = Zone("Europe/Berlin");
  const sys_seconds begin = sys_days(2026y / 3 / 29) + 1h;
  EXPECT_EQ(berlin.OffsetAt(begin - 1s), 1h);
  EXPECT_EQ(berlin.OffsetAt(begin), 2h);
  const sys_seconds end = sys_days(2026y / 10 / 25) + 1h;
  EXPECT_EQ(berlin.OffsetAt(end - 1s), 2h);
  EXPECT_EQ(berlin.OffsetAt(end), 1h);
}

TEST(TimeZoneTest, RulesHoldBeyondTheTable) {
  EXPECT_EQ(Zone("Europe/Berlin").OffsetAt(sys_days(2500y / 7 / 1)), 2h);
  EXPECT_EQ(Zone("Europe/Berlin").OffsetAt(sys_days(2500y / 1 / 1)), 1h);
  // In the south.
  EXPECT_EQ(Zone("Australia/Sydney").OffsetAt(sys_days(2500y / 7 / 1)), 10h);
  EXPECT_EQ(Zone("Australia/Sydney").OffsetAt(sys_days(2500y / 1 / 1)), 11h);
  EXPECT_EQ(Zone("Australia/Sydney").OffsetAt(sys_days(2500y / 12 / 31)), 11h);
}

TEST(TimeZoneTest, LocalMeanTimeHasSeconds) {
  EXPECT_EQ(Zone("Europe/Berlin").OffsetAt(sys_days(1800y / 1 / 1)),
            53min + 28s);
}

TEST(TimeZoneTest, LocalTimesComeBack) {
  for (const char* name : {"America/New_York", "Australia/Lord_Howe",
                           "Africa/Casablanca", "Pacific/Apia"}) {
    const TimeZone zone = Zone(name);
    for (sys_seconds time = sys_days(2005y / 1 / 1);
         time < sys_days(2045y / 1 / 1); time += hours(97)) {
      const local_seconds local = zone.ToLocal(time);
      EXPECT_EQ(zone.ToLocal(zone.ToUtc(local)), local) << name;
    }
  }
}

TEST(TimeZoneTest, ATimeThatIsThereTwiceIsTheLater) {
  EXPECT_EQ(Zone("US/Eastern").ToUtc(local_days(2020y / 11 / 1) + 90min),
            sys_seconds(sys_days(2020y / 11 / 1) + 6h + 30min));
}

TEST(TimeZoneTest, ATimeThatIsSkippedIsReadAsBefore) {
  EXPECT_EQ(Zone("US/Eastern").ToUtc(local_days(2020y / 3 / 8) + 150min),
            sys_seconds(sys_days(2020y / 3 / 8) + 7h + 30min));
}

}  // namespace
}  // namespace insight
