#include "sdk/helper/task_delay.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeLogger;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MonitorTaskDelayTest : public ::testing::Test {
 protected:
  std::vector<std::string> Monitor(const Json& state,
                                   const Json& custom_config = Json::object(),
                                   const std::string& threshold = "2d") {
    FakeLogger log;
    MonitorTaskDelay(state, true, custom_config,
                     {.timestamp_keys = {"first", "second"},
                      .default_delay_threshold = threshold},
                     log, clock_);
    return log.messages();
  }

  FakeClock clock_;  // At 2026-01-01T01:00:00Z.
};

TEST_F(MonitorTaskDelayTest, ATaskThatIsBehindIsLogged) {
  EXPECT_THAT(
      Monitor({{"first", "2025-12-30T00:59:59Z"}}),
      ElementsAre("ERROR ERROR: THE INTEGRATION IS FALLING BEHIND field=first "
                  "current_value=2025-12-30T00:59:59Z "
                  "normalized_time=2025-12-30T00:59:59+00:00 "
                  "threshold_time=2025-12-30T01:00:00+00:00 "
                  "configured_threshold=2d has_more_pages=True"));
}

TEST_F(MonitorTaskDelayTest, ATaskThatIsAtTheThresholdIsNotBehind) {
  EXPECT_THAT(Monitor({{"first", "2025-12-30T01:00:00Z"}}), IsEmpty());
}

TEST_F(MonitorTaskDelayTest, OnlyTheFirstTimestampBehindIsLogged) {
  EXPECT_THAT(Monitor({{"first", 1}, {"second", 2}}), SizeIs(1));
  EXPECT_THAT(Monitor({{"first", "2026-01-01T00:00:00Z"}, {"second", 2}}),
              SizeIs(1));
}

TEST_F(MonitorTaskDelayTest, TheCustomConfigurationTakesTheThresholdsPlace) {
  const Json state = {{"first", "2025-12-31T00:00:00Z"}};
  EXPECT_THAT(Monitor(state), IsEmpty());
  EXPECT_THAT(Monitor(state, {{"task_delay_threshold", "12h"}}), SizeIs(1));
  EXPECT_THAT(Monitor(state, {{"task_delay_threshold", "3d"}}, "1h"),
              IsEmpty());
}

TEST_F(MonitorTaskDelayTest, AThresholdThatCannotBeReadIsTwoDays) {
  const Json state = {{"first", "2025-12-30T02:00:00Z"}};
  EXPECT_THAT(Monitor(state, {{"task_delay_threshold", 5}}, "1h"), IsEmpty());
  EXPECT_THAT(Monitor(state, Json(), "soon"), IsEmpty());
}

TEST_F(MonitorTaskDelayTest, MissingAndNullTimestampsArePassedOver) {
  EXPECT_THAT(Monitor({{"first", nullptr}, {"other", 1}}), IsEmpty());
  EXPECT_THAT(Monitor(Json()), IsEmpty());
  EXPECT_THAT(Monitor(Json::array()), IsEmpty());
}

TEST_F(MonitorTaskDelayTest, WhatIsNoTimeIsLogged) {
  EXPECT_THAT(Monitor({{"first", "soon"}, {"second", 1}}),
              ElementsAre("ERROR An exception occurred while checking task "
                          "delay. The exception was: the state's first is no "
                          "time: 'soon'"));
}

}  // namespace
}  // namespace insight
