#include "sdk/util/seen_events/seen_events.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/cache_file.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SeenEventsTest : public ::testing::Test {
 protected:
  std::unique_ptr<SeenEvents> Open() {
    return std::make_unique<SeenEvents>("plugin/seen", clock_, log_,
                                        CacheFiles(cache_.root()));
  }
  // What is in the file that is in use.
  std::string Kept() const {
    return cache_.Read("plugin/seen.0") + cache_.Read("plugin/seen.1");
  }

  TemporaryCache cache_;
  FakeClock clock_;
  FakeLogger log_;
};

TEST_F(SeenEventsTest, AnEventIsSeenOnceAdded) {
  const auto seen = Open();
  EXPECT_FALSE(seen->Contains("1"));
  seen->Add("1");
  EXPECT_TRUE(seen->Contains("1"));
  EXPECT_FALSE(seen->Contains("2"));
}

TEST_F(SeenEventsTest, AnotherVersionIsAnotherEvent) {
  const auto seen = Open();
  seen->Add("1", "monday");
  EXPECT_TRUE(seen->Contains("1", "monday"));
  EXPECT_FALSE(seen->Contains("1", "tuesday"));
  seen->Add("1", "tuesday");
  EXPECT_FALSE(seen->Contains("1", "monday"));
  EXPECT_THAT(seen->size(), 1u);
}

TEST_F(SeenEventsTest, EventsAndCursorOutliveTheProcess) {
  Open()->Add("1", "v");
  Open()->SetCursor(clock_.WallNow());
  const auto seen = Open();
  EXPECT_TRUE(seen->Contains("1", "v"));
  EXPECT_EQ(seen->cursor(), clock_.WallNow());
  EXPECT_TRUE(seen->is_durable());
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(SeenEventsTest, ThereIsNoCursorAtFirst) {
  EXPECT_EQ(Open()->cursor(), std::nullopt);
}

TEST_F(SeenEventsTest, ForgetsWhatWasAddedLongerAgo) {
  const auto seen = Open();
  seen->Add("old");
  clock_.Advance(minutes(30));
  seen->Add("new");
  seen->Forget(minutes(30));
  EXPECT_TRUE(seen->Contains("old"));
  clock_.Advance(seconds(1));
  seen->Forget(minutes(30));
  EXPECT_FALSE(seen->Contains("old"));
  EXPECT_TRUE(seen->Contains("new"));
}

TEST_F(SeenEventsTest, ALineThatWasCutOffIsPassedOver) {
  Open()->Add("1");
  const std::string name =
      cache_.Exists("plugin/seen.0") ? "plugin/seen.0" : "plugin/seen.1";
  cache_.Write(name, cache_.Read(name) + R"(["event", "2", "", 17)");
  const auto seen = Open();
  EXPECT_TRUE(seen->Contains("1"));
  EXPECT_FALSE(seen->Contains("2"));
}

TEST_F(SeenEventsTest, ARewriteThatWasCutOffChangesNothing) {
  Open()->Add("1");
  const std::string other =
      cache_.Exists("plugin/seen.0") ? "plugin/seen.1" : "plugin/seen.0";
  cache_.Write(other, "[\"start\", 999]\n[\"event\", \"2\", \"\", 17]\n");
  const auto seen = Open();
  EXPECT_TRUE(seen->Contains("1"));
  EXPECT_FALSE(seen->Contains("2"));
}

TEST_F(SeenEventsTest, TheNewerOfTwoWholeFilesCounts) {
  Open()->Add("1");
  const std::string other =
      cache_.Exists("plugin/seen.0") ? "plugin/seen.1" : "plugin/seen.0";
  cache_.Write(other,
               "[\"start\", 999]\n[\"event\", \"2\", \"\", 17]\n[\"ready\"]\n");
  const auto seen = Open();
  EXPECT_FALSE(seen->Contains("1"));
  EXPECT_TRUE(seen->Contains("2"));
}

TEST_F(SeenEventsTest, TheFileDoesNotGrowForEver) {
  const auto seen = Open();
  for (int i = 0; i < 5000; ++i) {
    seen->Add("event number " + std::to_string(i));
    clock_.Advance(minutes(1));
    seen->Forget(minutes(5));
  }
  EXPECT_THAT(seen->size(), 5u);
  EXPECT_LT(Kept().size(), 70'000u);
  EXPECT_TRUE(Open()->Contains("event number 4999"));
}

TEST_F(SeenEventsTest, DamageIsForgottenNotFatal) {
  cache_.Write("plugin/seen.0", "\x01\x02{[\n[]\n[5]\n[\"event\", 1]\n\xff");
  EXPECT_THAT(Open()->size(), 0u);
}

TEST_F(SeenEventsTest, WithoutACacheEventsAreRememberedForNowWithOneWarning) {
  SeenEvents seen("x", clock_, log_, CacheFiles(cache_.root() + "/missing"));
  seen.Add("1");
  seen.Add("2");
  EXPECT_TRUE(seen.Contains("1"));
  EXPECT_FALSE(seen.is_durable());
  EXPECT_THAT(log_.messages(),
              Contains(HasSubstr("may be sent once more")).Times(1));
}

}  // namespace
}  // namespace insight
