// Files and rules that the database has not.

#include "sdk/util/time_zone/tzif.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/util/time_zone/posix_rule.h"

namespace insight {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;  // NOLINT: years and days read well.

template <std::size_t size>
std::string Bytes(const char (&literal)[size]) {
  return {literal, size - 1};
}

// A header: no leap seconds, as many times, types and bytes of names as given.
std::string Header(char times, char types, char name_bytes) {
  std::string header = "TZif2" + std::string(15 + 12, '\0');
  for (const char count : {times, types, name_bytes}) {
    header += std::string(3, '\0') + count;
  }
  return header;
}

// Clocks were an hour ahead, and are two from 1970-01-01T00:00:16Z on.
std::string File() {
  return Header(0, 0, 0) + Header(1, 2, 2) + Bytes("\0\0\0\0\0\0\0\x10") +
         Bytes("\x01") + Bytes("\0\0\x0e\x10\0\0") + Bytes("\0\0\x1c\x20\0\0") +
         Bytes("X\0") + "\nX-2\n";
}

TEST(TzifTest, OffsetsChangeAtTransitions) {
  const std::optional<TzifZone> zone = TzifZone::Parse(File());
  ASSERT_TRUE(zone);
  EXPECT_EQ(zone->OffsetAt(sys_seconds(15s)), 1h);
  EXPECT_EQ(zone->OffsetAt(sys_seconds(16s)), 2h);
}

TEST(TzifTest, FilesThatAreCutOffAreNone) {
  const std::string file = File();
  for (std::size_t size = 0; size + 5 < file.size(); ++size) {
    EXPECT_FALSE(TzifZone::Parse(std::string_view(file).substr(0, size)))
        << size;
  }
}

TEST(TzifTest, WrongTypesAreRefused) {
  std::string file = File();
  file[44 + 44 + 8] = 2;
  EXPECT_FALSE(TzifZone::Parse(file));
}

TEST(TzifTest, LeapSecondsAreRefused) {
  std::string file = File();
  file[44 + 20 + 11] = 1;
  EXPECT_FALSE(TzifZone::Parse(file + std::string(100, '\0')));
}

TEST(TzifTest, HugeCountsAreRefused) {
  std::string file = File();
  file.replace(20, 24, std::string(24, '\xff'));
  EXPECT_FALSE(TzifZone::Parse(file));
  file = File();
  file.replace(44 + 32, 12, std::string(12, '\xff'));
  EXPECT_FALSE(TzifZone::Parse(file));
}

TEST(PosixRuleTest, WithoutSummerTimeThereIsOneOffset) {
  const std::optional<PosixRule> rule = ParsePosixRule("<-0330>3:30");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->OffsetAt(sys_days(2100y / 6 / 1)), -3h - 30min);
}

TEST(PosixRuleTest, SummerTimeIsAnHourUnlessSaid) {
  EXPECT_EQ(ParsePosixRule("A-1B,M3.5.0,M10.5.0")->summer->offset, 2h);
  EXPECT_EQ(ParsePosixRule("A-1B-1:30,M3.5.0,M10.5.0")->summer->offset,
            1h + 30min);
}

TEST(PosixRuleTest, DaysMayBeCounted) {
  const std::optional<PosixRule> rule = ParsePosixRule("A0B,J60/0,300/0");
  ASSERT_TRUE(rule);
  // J60 is always March 1; 300 is a day earlier in leap years.
  EXPECT_EQ(rule->OffsetAt(sys_days(2100y / 3 / 1)), 1h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2104y / 2 / 29)), 0h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2104y / 3 / 1)), 1h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2103y / 10 / 28) - 1h - 1s), 1h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2103y / 10 / 28) - 1h), 0h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2104y / 10 / 27) - 1h), 0h);
}

TEST(PosixRuleTest, TimesMayBeBeforeMidnight) {
  const std::optional<PosixRule> rule =
      ParsePosixRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->OffsetAt(sys_days(2100y / 3 / 28) + 1h - 1s), -2h);
  EXPECT_EQ(rule->OffsetAt(sys_days(2100y / 3 / 28) + 1h), -1h);
}

TEST(PosixRuleTest, WhatIsNoRuleIsNone) {
  for (const char* text : {"", "A", "5", "<A", "A25", "A1B", "A1B,M3.2.0",
                           "A1B,M13.2.0,M11.1.0", "A1B,M3.2.0,M11.1.0x",
                           "A1B,J0,J1", "A1B,366,1", "A1B,1/168,2", "A1:60"}) {
    EXPECT_FALSE(ParsePosixRule(text)) << text;
  }
}

}  // namespace
}  // namespace insight
