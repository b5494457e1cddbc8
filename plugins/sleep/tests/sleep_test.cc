// The step with a cancellation whose waits take no time.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/sleep/schema.h"  // generated from plugin.spec.yaml
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/step/step_context.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_cancellation.h"
#include "sdk/testing/fake_step_context.h"
#include "sdk/testing/testdata.h"

namespace insight::plugins::sleep {
namespace {

using ::insight::testing::FakeCancellation;
using ::insight::testing::FakeStepContext;
using ::insight::testing::ReadRunfile;
using ::insight::testing::ThrowsCause;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SleeplessContext final : public StepContext {
 public:
  [[nodiscard]] Logger& log() override { return other_.log(); }
  [[nodiscard]] const Workflow& workflow() const override {
    return other_.workflow();
  }
  [[nodiscard]] const Json& meta() const override { return other_.meta(); }
  [[nodiscard]] const FakeCancellation& cancellation() const override {
    return cancellation_;
  }
  void DropConnection() override {}

  [[nodiscard]] FakeCancellation& fake_cancellation() { return cancellation_; }

 private:
  FakeStepContext other_;
  FakeCancellation cancellation_;
};

TEST(SleepTest, WaitsForTheInterval) {
  SleeplessContext context;
  EXPECT_EQ(Sleep({.interval = 90}, context).slept, 90);
  EXPECT_THAT(context.cancellation().waits(),
              ElementsAre(std::chrono::seconds(90)));
}

TEST(SleepTest, NoTimeIsNotWaitedFor) {
  SleeplessContext context;
  EXPECT_EQ(Sleep({.interval = 0}, context).slept, 0);
  EXPECT_THAT(context.cancellation().waits(), IsEmpty());
}

TEST(SleepTest, LongIntervalsAreMadeOfHours) {
  SleeplessContext context;
  EXPECT_EQ(Sleep({.interval = 2 * 3600 + 5}, context).slept, 2 * 3600 + 5);
  EXPECT_THAT(context.cancellation().waits(),
              ElementsAre(std::chrono::hours(1), std::chrono::hours(1),
                          std::chrono::seconds(5)));
}

TEST(SleepTest, ACancelledStepStopsWaiting) {
  SleeplessContext context;
  context.fake_cancellation().OnWait([&context](std::size_t count) {
    if (count == 2) context.fake_cancellation().Cancel();
  });
  EXPECT_THAT(
      [&context] {
        return Sleep({.interval = std::numeric_limits<std::int64_t>::max()},
                     context);
      },
      ThrowsCause("The sleep was cancelled before its 9223372036854775807 "
                  "seconds were over."));
  EXPECT_THAT(context.cancellation().waits(),
              ElementsAre(std::chrono::hours(1), std::chrono::hours(1)));
}

TEST(SleepTest, DoesWhatTheRecordingsSay) {
  const Json recordings =
      ParseJson(ReadRunfile("plugins/sleep/tests/testdata/recorded_io.json"));
  ASSERT_FALSE(recordings.empty());
  for (const Json& recorded : recordings) {
    SCOPED_TRACE(recorded.dump());
    SleeplessContext context;
    const SleepInput input = {.interval = recorded["input"]["interval"]};
    if (recorded.contains("output")) {
      EXPECT_EQ(Sleep(input, context).slept, recorded["output"]["slept"]);
    } else {
      EXPECT_THAT([&] { return Sleep(input, context); },
                  ThrowsCause(recorded["error"]["cause"].get<std::string>()));
    }
  }
}

}  // namespace
}  // namespace insight::plugins::sleep
