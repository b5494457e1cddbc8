// The fakes have behaviour that tests rely on.

#include <chrono>
#include <stdexcept>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/workflow.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/fake_step_context.h"
#include "sdk/testing/fake_trigger_sink.h"
#include "sdk/testing/testdata.h"

namespace insight::testing {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(FakeClockTest, MovesBothTimesByWhatItIsTold) {
  FakeClock clock;
  const Clock::Time now = clock.Now();
  const Clock::WallTime wall_now = clock.WallNow();
  clock.Advance(seconds(5));
  EXPECT_EQ(clock.Now() - now, seconds(5));
  EXPECT_EQ(clock.WallNow() - wall_now, seconds(5));
}

TEST(FakeLoggerTest, KeepsLevelAndMessage) {
  FakeLogger log;
  log.Debug("a");
  log.Info("b");
  log.Warning("c");
  log.Error("d");
  EXPECT_THAT(log.messages(),
              ElementsAre("DEBUG a", "INFO b", "WARNING c", "ERROR d"));
}

TEST(FakeStepContextTest, HandsOutWhatWasSet) {
  FakeStepContext context;
  context.set_meta({{"jobId", "j"}});
  context.set_workflow({.job_id = "j"});
  EXPECT_EQ(context.meta(), Json({{"jobId", "j"}}));
  EXPECT_EQ(context.workflow().job_id, "j");
  EXPECT_FALSE(context.cancellation().cancelled());
  context.Cancel();
  EXPECT_TRUE(context.cancellation().cancelled());
  context.DropConnection();
  EXPECT_EQ(context.dropped_connections(), 1);
}

TEST(FakeTriggerSinkTest, KeepsEventsAndThenCallsBack) {
  FakeTriggerSink sink;
  sink.set_webhook_url("http://engine.example.com");
  sink.OnSend([] { throw std::runtime_error("unreachable"); });
  EXPECT_THROW(sink.Send({{"id", 1}}), std::runtime_error);
  EXPECT_EQ(sink.size(), 1u);
  EXPECT_THAT(sink.events(), ElementsAre(Json({{"id", 1}})));
  EXPECT_EQ(sink.webhook_url(), "http://engine.example.com");
}

TEST(TestdataTest, ReadsTheFileOfThisPackage) {
  EXPECT_EQ(ReadTestdata("two_lines.txt"), "one\ntwo\n");
  EXPECT_EQ(ReadRunfile("sdk/testing/testdata/two_lines.txt"), "one\ntwo\n");
}

TEST(TestdataTest, AMissingFileIsNamed) {
  EXPECT_THAT([] { (void)ReadTestdata("nothing.txt"); },
              ThrowsMessage<std::runtime_error>(
                  HasSubstr("sdk/testing/testdata/nothing.txt")));
}

}  // namespace
}  // namespace insight::testing
