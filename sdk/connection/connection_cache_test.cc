#include "sdk/connection/connection_cache.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeLogger;
using ::insight::testing::ThrowsCause;
using std::chrono::milliseconds;
using std::chrono::seconds;

class ConnectionCacheTest : public ::testing::Test {
 protected:
  // Connects to anything, counting; throws while `refuse_` is set.
  AnyConnection Connect() {
    ++connects_;
    if (refuse_) throw ConnectionTestException("Refused.", "Try again later.");
    return std::make_shared<int>(0);
  }

  ConnectionCache MakeCache(ConnectionCache::Options options = {}) {
    return ConnectionCache([this](const Json&, Logger&) { return Connect(); },
                           options, clock_);
  }

  const Json alice_ = {{"user", "alice"}};
  const Json bob_ = {{"user", "bob"}};
  FakeClock clock_;
  FakeLogger log_;
  std::atomic<int> connects_ = 0;
  bool refuse_ = false;
};

TEST_F(ConnectionCacheTest, EqualParametersShareOneConnection) {
  ConnectionCache cache = MakeCache();
  const AnyConnection first = cache.Get(alice_, log_);
  EXPECT_EQ(cache.Get(alice_, log_), first);
  EXPECT_EQ(connects_, 1);
}

TEST_F(ConnectionCacheTest, DifferentParametersDoNot) {
  ConnectionCache cache = MakeCache();
  EXPECT_NE(cache.Get(alice_, log_), cache.Get(bob_, log_));
}

TEST_F(ConnectionCacheTest, ConnectsAnewAtMaxAgeAndNotBefore) {
  ConnectionCache cache = MakeCache({.max_age = seconds(60)});
  const AnyConnection first = cache.Get(alice_, log_);
  clock_.Advance(seconds(59));
  EXPECT_EQ(cache.Get(alice_, log_), first);
  clock_.Advance(seconds(1));
  EXPECT_NE(cache.Get(alice_, log_), first);
}

TEST_F(ConnectionCacheTest, AFailedConnectIsThrownAndNotRemembered) {
  ConnectionCache cache = MakeCache();
  refuse_ = true;
  EXPECT_THAT([&] { (void)cache.Get(alice_, log_); }, ThrowsCause("Refused."));
  refuse_ = false;
  EXPECT_NE(cache.Get(alice_, log_), nullptr);
}

TEST_F(ConnectionCacheTest, EachOfSeveralGetsTriesWhenConnectingFails) {
  ConnectionCache cache = MakeCache();
  refuse_ = true;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      EXPECT_THROW((void)cache.Get(alice_, log_), ConnectionTestException);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(connects_, 4);
}

TEST_F(ConnectionCacheTest, InvalidateMakesTheNextGetConnect) {
  ConnectionCache cache = MakeCache();
  const AnyConnection first = cache.Get(alice_, log_);
  cache.Invalidate(alice_);
  EXPECT_NE(cache.Get(alice_, log_), first);
}

TEST_F(ConnectionCacheTest, InvalidatingWhatIsNotThereIsNoError) {
  ConnectionCache cache = MakeCache();
  cache.Invalidate(alice_);
  EXPECT_NE(cache.Get(alice_, log_), nullptr);
}

TEST_F(ConnectionCacheTest, DropsTheLeastRecentlyUsedWhenFull) {
  ConnectionCache cache = MakeCache({.max_entries = 2});
  const AnyConnection alice = cache.Get(alice_, log_);
  const AnyConnection bob = cache.Get(bob_, log_);
  EXPECT_EQ(cache.Get(alice_, log_), alice);
  EXPECT_NE(cache.Get({{"user", "carol"}}, log_), nullptr);
  EXPECT_EQ(cache.Get(alice_, log_), alice);
  EXPECT_NE(cache.Get(bob_, log_), bob);
}

TEST_F(ConnectionCacheTest, ADroppedConnectionLivesWhileItIsHeld) {
  ConnectionCache cache = MakeCache({.max_entries = 1});
  const AnyConnection alice = cache.Get(alice_, log_);
  EXPECT_NE(cache.Get(bob_, log_), nullptr);
  EXPECT_EQ(alice.use_count(), 1);
}

TEST_F(ConnectionCacheTest, AnExpiredConnectionIsReleasedBeforeConnecting) {
  ConnectionCache cache = MakeCache({.max_age = seconds(60)});
  const std::weak_ptr<void> first = cache.Get(alice_, log_);
  clock_.Advance(seconds(60));
  refuse_ = true;
  EXPECT_THAT([&] { (void)cache.Get(alice_, log_); }, ThrowsCause("Refused."));
  EXPECT_TRUE(first.expired());
}

TEST_F(ConnectionCacheTest, DifferentParametersDoNotWaitForOneAnother) {
  std::binary_semaphore alice_began(0);
  std::binary_semaphore bob_is_done(0);
  ConnectionCache cache(
      [&](const Json& params, Logger&) {
        if (params == alice_) {
          alice_began.release();
          EXPECT_TRUE(bob_is_done.try_acquire_for(seconds(5)));
        }
        return Connect();
      },
      {}, clock_);
  std::thread alice([&] { (void)cache.Get(alice_, log_); });
  alice_began.acquire();
  (void)cache.Get(bob_, log_);
  bob_is_done.release();
  alice.join();
}

TEST_F(ConnectionCacheTest, ConcurrentGetsOfEqualParametersConnectOnce) {
  // The first connect waits to see whether a second one begins.  With a correct
  // cache none does, and the wait runs out.
  std::counting_semaphore<> second_began(0);
  ConnectionCache cache(
      [&](const Json&, Logger&) {
        const AnyConnection made = Connect();
        if (connects_ > 1) second_began.release();
        (void)second_began.try_acquire_for(milliseconds(100));
        return made;
      },
      {}, clock_);
  std::vector<AnyConnection> got(8);
  std::vector<std::thread> threads;
  for (AnyConnection& slot : got) {
    threads.emplace_back([&] { slot = cache.Get(alice_, log_); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(connects_, 1);
  EXPECT_THAT(got, ::testing::Each(got.front()));
}

}  // namespace
}  // namespace insight
