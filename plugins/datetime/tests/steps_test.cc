// The steps called without the runtime, as the recordings were made: what the
// runtime would refuse, and what depends on the time.

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/epoch.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_step_context.h"
#include "sdk/testing/testdata.h"

namespace insight::plugins::datetime {
namespace {

using ::insight::testing::FakeStepContext;
using ::insight::testing::ReadRunfile;
using ::insight::testing::ThrowsCause;
using ::testing::MatchesRegex;
using ::testing::Property;
using ::testing::Throws;

class StepsTest : public ::testing::Test {
 protected:
  // Calls the action with the base time alone.
  void Call(const std::string& action, const Json& input) {
    const Date date = {input.begin()->get<std::string>()};
    if (action == "add_to_datetime") {
      AddToDatetime({.base_time = date}, context_);
    } else if (action == "subtract_from_datetime") {
      SubtractFromDatetime({.base_time = date}, context_);
    } else if (action == "get_future_time") {
      GetFutureTime({.base_timestamp = date}, context_);
    } else if (action == "time_elapsed") {
      TimeElapsed({.first_time = date}, context_);
    } else if (action == "to_localtime") {
      ToLocaltime({.base_time = date}, context_);
    } else {
      ASSERT_EQ(action, "to_utc");
      ToUtc({.base_time = date}, context_);
    }
  }

  FakeStepContext context_;
};

TEST_F(StepsTest, WrongDatesAreRecorded) {
  int count = 0;
  for (const Json& recorded : ParseJson(
           ReadRunfile("plugins/datetime/tests/testdata/recorded_io.json"))) {
    if (recorded["input"].size() != 1 || !recorded.contains("error")) continue;
    const std::string action = recorded["action"];
    if (action.find("epoch") != std::string::npos) continue;
    ++count;
    EXPECT_THAT([&] { Call(action, recorded["input"]); },
                Throws<PluginException>(
                    Property(&PluginException::data,
                             recorded["error"]["data"].get<std::string>())))
        << action;
  }
  EXPECT_EQ(count, 6);
}

TEST_F(StepsTest, TheTimeIsNow) {
  const EpochTime before = Now();
  const GetDatetimeOutput output = GetDatetime(
      {.format_string = "%s", .use_rfc3339_format = false}, context_);
  EXPECT_GE(output.epoch_timestamp, EpochOf(before));
  EXPECT_LE(output.epoch_timestamp, EpochOf(Now()));
  EXPECT_EQ(output.datetime, std::to_string(output.epoch_timestamp));
}

TEST_F(StepsTest, TheFormatDoesNotMatterToRfc3339) {
  const GetDatetimeOutput output = GetDatetime(
      {.format_string = "%d", .use_rfc3339_format = true}, context_);
  EXPECT_EQ(EpochOf(ReadTimestamp({output.datetime})), output.epoch_timestamp);
  EXPECT_THAT(output.datetime,
              MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]"
                           "{2}\\.[0-9]Z"));
}

TEST_F(StepsTest, WithoutABaseTheFutureIsFromNow) {
  setenv("TZ", "UTC", 1);
  const EpochTime before = Now();
  const GetFutureTimeOutput output =
      GetFutureTime({.time_amount = 1,
                     .time_unit = GetFutureTimeTimeUnit::kHours,
                     .time_zone = "UTC"},
                    context_);
  const std::int64_t later = EpochOf(ReadTimestamp(output.timestamp));
  EXPECT_GE(later, EpochOf(before) + 3600);
  EXPECT_LE(later, EpochOf(Now()) + 3600);
}

TEST(TimestampTest, TheMachinesZoneIsForFormatsAndForLocalNow) {
  const EpochTime time = ReadTimestamp({"2024-09-02T00:00:00Z"});
  setenv("TZ", "XXX-5:30", 1);
  tzset();
  EXPECT_EQ(FormatLocal(time, "%d %b %Y %H:%M:%S %z"),
            "02 Sep 2024 05:30:00 +0530");
  EXPECT_EQ(FormatTimestamp(time), "2024-09-02T00:00:00.0Z");
  const auto ahead = LocalNow() - Now();
  EXPECT_GT(ahead, std::chrono::minutes(329));
  EXPECT_LE(ahead, std::chrono::minutes(330));
  setenv("TZ", "UTC", 1);
  tzset();
}

TEST(TimestampTest, AnEmptyFormatGivesAnEmptyText) {
  EXPECT_EQ(FormatLocal(EpochTime(), ""), "");
  EXPECT_EQ(FormatLocal(EpochTime(), "%%"), "%");
}

TEST(TimestampTest, FormatsHaveTheFractionOfASecond) {
  const EpochTime time = ReadTimestamp({"2024-09-02T00:00:00.012345Z"});
  EXPECT_EQ(FormatLocal(time, "%S.%f"), "00.012345");
  EXPECT_EQ(FormatLocal(time, "%%f%f%"), "%f012345%");
  EXPECT_EQ(FormatLocal(EpochTime() - std::chrono::microseconds(1), "%f"),
            "999999");
}

TEST(TimestampTest, EndlessFormatsAreRefused) {
  EXPECT_THAT([] { return FormatLocal(EpochTime(), "%100000d"); },
              ThrowsCause("The datetime gets longer than 65536 bytes."));
  EXPECT_THAT([] { return FormatLocal(EpochTime(), std::string("%d\0%m", 5)); },
              ThrowsCause("The format string has a null character."));
}

struct IsoDate {
  const char* text;
  const char* expected;
};

TEST(TimestampTest, WeeksAndDaysOfTheYearAreDates) {
  for (const IsoDate& date : {
           IsoDate{"2020-W30-3", "2020-07-22T00:00:00.0Z"},
           IsoDate{"2020W303", "2020-07-22T00:00:00.0Z"},
           IsoDate{"2020-W30", "2020-07-20T00:00:00.0Z"},
           IsoDate{"2020-W01-1", "2019-12-30T00:00:00.0Z"},
           IsoDate{"2020-W53-7", "2021-01-03T00:00:00.0Z"},
           IsoDate{"2020-W30-3T21:20:33+02:00", "2020-07-22T19:20:33.0Z"},
           IsoDate{"2020-204", "2020-07-22T00:00:00.0Z"},
           IsoDate{"2020366 21:20", "2020-12-31T21:20:00.0Z"},
           IsoDate{"2020112", "2020-04-21T00:00:00.0Z"},
       }) {
    EXPECT_EQ(FormatTimestamp(ReadTimestamp({date.text})), date.expected)
        << date.text;
  }
}

TEST(TimestampTest, WeeksAndDaysThatAYearHasNotAreNone) {
  for (const char* text :
       {"2021-W53", "2020-W00", "2020-W30-0", "2020-W30-8", "2020-W3", "2020-W",
        "2020-W303", "2020W30-3", "2020-W30-33", "2021-366", "2020-367",
        "2020-000", "0000-W01", "0001-W01-1T00:00:00+25:00"}) {
    EXPECT_THAT([text] { return ReadTimestamp({text}); },
                Throws<PluginException>())
        << text;
  }
}

TEST(TimestampTest, TenthsAreCutOff) {
  EXPECT_EQ(FormatTimestamp(ReadTimestamp({"1969-12-31T23:59:59.999999Z"})),
            "1969-12-31T23:59:59.9Z");
}

}  // namespace
}  // namespace insight::plugins::datetime
