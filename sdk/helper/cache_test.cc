#include "sdk/helper/cache.h"

#include <chrono>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/step/cancellation.h"
#include "sdk/testing/fake_cancellation.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeCancellation;
using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using std::chrono::seconds;
using ::testing::ElementsAre;

class CacheHelpersTest : public ::testing::Test {
 protected:
  TemporaryCache cache_;
  CacheFiles files_{cache_.root()};
  CacheLocks locks_{cache_.root()};
  FakeCancellation cancellation_;
  FakeLogger log_;
};

TEST_F(CacheHelpersTest, G45OpenedThenRemovedIsGone) {
  EXPECT_TRUE(
      OpenCacheFile("/var/cache/mycache", log_, OpenMode::kReadWrite, files_));
  EXPECT_TRUE(CheckCacheFile("/var/cache/mycache", log_, files_));
  EXPECT_TRUE(RemoveCacheFile("/var/cache/mycache", log_, files_));
  EXPECT_FALSE(CheckCacheFile("/var/cache/mycache", log_, files_));
}

TEST_F(CacheHelpersTest, AppendingIsAMode) {
  cache_.Write("file", "a");
  OpenCacheFile("file", log_, OpenMode::kAppend, files_).value().Write("b");
  EXPECT_EQ(cache_.Read("file"), "ab");
}

TEST_F(CacheHelpersTest, G64And65LockThenUnlockSixtySecondsLater) {
  EXPECT_TRUE(LockCache("/var/cache/lock/lock1", cancellation_, log_,
                        seconds(0), locks_));
  EXPECT_TRUE(cache_.Exists("lock/lock1"));
  EXPECT_TRUE(UnlockCache("/var/cache/lock/lock1", seconds(60), cancellation_,
                          log_, locks_));
  EXPECT_THAT(cancellation_.waits(), ElementsAre(seconds(60)));
  EXPECT_FALSE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheHelpersTest, ACancelledStepStopsWaitingForALock) {
  CacheLocks others(cache_.root());
  ASSERT_TRUE(LockCache("lock1", cancellation_, log_, seconds(0), others));
  cancellation_.Cancel();
  EXPECT_FALSE(LockCache("lock1", cancellation_, log_, seconds(60), locks_));
  EXPECT_EQ(cancellation_.waits().size(), 1u);
}

TEST_F(CacheHelpersTest, TheDefaultLocksAreThoseOfTheProcess) {
  EXPECT_EQ(&ProcessCacheLocks(), &ProcessCacheLocks());
}

}  // namespace
}  // namespace insight
