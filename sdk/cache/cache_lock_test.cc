#include "sdk/cache/cache_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class CacheLocksTest : public ::testing::Test {
 protected:
  // One try.
  bool TryLock(CacheLocks& locks, std::string_view path) {
    return locks.Lock(path, {.time_limit = milliseconds(0)}, log_);
  }
  bool Unlock(CacheLocks& locks, std::string_view path) {
    return locks.Unlock(path, seconds(0), {}, log_);
  }

  // Records what is waited for, and does not wait.
  CacheLocks::Options Recording(milliseconds time_limit) {
    return {.wait =
                [this](milliseconds duration) {
                  waits_.push_back(duration);
                  return false;
                },
            .time_limit = time_limit};
  }

  // Runs `body` in a process of its own; returns its id.
  template <typename Body>
  static pid_t Fork(const Body& body) {
    const pid_t pid = fork();
    if (pid == 0) {
      body();
      _exit(0);
    }
    return pid;
  }

  // Takes the lock in a process that then ends without unlocking.
  void LeaveLockOfADeadOwner(const std::string& path) {
    const pid_t child = Fork([&] {
      CacheLocks locks(cache_.root());
      _exit(TryLock(locks, path) ? 0 : 1);
    });
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
  }

  TemporaryCache cache_;
  CacheLocks locks_{cache_.root()};
  CacheLocks others_{cache_.root()};
  FakeLogger log_;
  std::vector<milliseconds> waits_;
};

TEST_F(CacheLocksTest, G64LockingAFreeLockSucceeds) {
  EXPECT_TRUE(TryLock(locks_, "/var/cache/lock/lock1"));
  EXPECT_TRUE(cache_.Exists("lock/lock1"));
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(CacheLocksTest, G65UnlockWaitsForTheDelayAndRemovesTheLock) {
  ASSERT_TRUE(TryLock(locks_, "/var/cache/lock/lock1"));
  EXPECT_TRUE(locks_.Unlock("/var/cache/lock/lock1", seconds(60),
                            Recording(seconds(0)), log_));
  EXPECT_THAT(waits_, ElementsAre(seconds(60)));
  EXPECT_FALSE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, G65TheDelayMayBeAFraction) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_TRUE(locks_.Unlock("lock1", std::chrono::duration<double>(0.25),
                            Recording(seconds(0)), log_));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(250)));
}

TEST_F(CacheLocksTest, AMissingLockIsNotUnlockedAndNotWaitedFor) {
  EXPECT_FALSE(
      locks_.Unlock("lock1", seconds(60), Recording(seconds(0)), log_));
  EXPECT_THAT(waits_, IsEmpty());
}

TEST_F(CacheLocksTest, AnUnlockedLockIsGone) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_TRUE(Unlock(locks_, "lock1"));
  EXPECT_FALSE(Unlock(locks_, "lock1"));
  EXPECT_TRUE(TryLock(others_, "lock1"));
}

TEST_F(CacheLocksTest, ARelativeNameIsTheOneInTheLockFolder) {
  ASSERT_TRUE(TryLock(locks_, "a/lock1"));
  EXPECT_TRUE(cache_.Exists("lock/a/lock1"));
  EXPECT_FALSE(TryLock(others_, "/var/cache/lock/a/lock1"));
}

TEST_F(CacheLocksTest, AnAbsolutePathIsUsedAsItIs) {
  EXPECT_TRUE(TryLock(locks_, "/var/cache/elsewhere/lock1"));
  EXPECT_TRUE(cache_.Exists("elsewhere/lock1"));
}

TEST_F(CacheLocksTest, NothingButTheLockIsLeftInTheFolder) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  ASSERT_FALSE(TryLock(others_, "lock1"));
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(cache_.Path("lock"))) {
    EXPECT_EQ(entry.path().filename(), "lock1");
    ++files;
  }
  EXPECT_EQ(files, 1);
}

TEST_F(CacheLocksTest, TheFileNamesItsOwner) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_THAT(cache_.Read("lock/lock1"),
              ::testing::MatchesRegex("pid " + std::to_string(getpid()) +
                                      " in pid:\\[[0-9]+\\] since tick "
                                      "[0-9]+ of boot [-0-9a-f]+\n"));
}

TEST_F(CacheLocksTest, AHeldLockIsNotTakenAndItsOwnerIsLogged) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_FALSE(TryLock(others_, "lock1"));
  EXPECT_THAT(log_.messages(),
              ElementsAre(StartsWith("WARNING LockCache: lock1 is still "
                                     "locked by pid " +
                                     std::to_string(getpid()))));
}

TEST_F(CacheLocksTest, OnesOwnLockIsWaitedForToo) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_FALSE(TryLock(locks_, "lock1"));
}

TEST_F(CacheLocksTest, WaitingIsInPausesUpToTheTimeLimit) {
  ASSERT_TRUE(TryLock(others_, "lock1"));
  EXPECT_FALSE(locks_.Lock("lock1", Recording(seconds(1)), log_));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(10), milliseconds(20),
                                  milliseconds(40), milliseconds(80),
                                  milliseconds(160), milliseconds(250),
                                  milliseconds(250), milliseconds(190)));
}

TEST_F(CacheLocksTest, ALockThatBecomesFreeIsTaken) {
  ASSERT_TRUE(TryLock(others_, "lock1"));
  int waits = 0;
  EXPECT_TRUE(locks_.Lock("lock1",
                          {.wait =
                               [&](milliseconds) {
                                 if (++waits == 3) Unlock(others_, "lock1");
                                 return false;
                               }},
                          log_));
  EXPECT_EQ(waits, 3);
}

TEST_F(CacheLocksTest, ACancelledWaitEndsWithoutTheLock) {
  ASSERT_TRUE(TryLock(others_, "lock1"));
  EXPECT_FALSE(
      locks_.Lock("lock1", {.wait = [](milliseconds) { return true; }}, log_));
  EXPECT_THAT(log_.messages(),
              ElementsAre("WARNING LockCache: stopped waiting for lock1"));
}

TEST_F(CacheLocksTest, AnothersLiveLockIsNotUnlocked) {
  ASSERT_TRUE(TryLock(others_, "lock1"));
  EXPECT_FALSE(
      locks_.Unlock("lock1", seconds(60), Recording(seconds(0)), log_));
  EXPECT_THAT(waits_, IsEmpty());
  EXPECT_THAT(log_.messages(),
              ElementsAre(StartsWith("WARNING UnlockCache: lock1 is the lock "
                                     "of another: pid ")));
  EXPECT_TRUE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, ALockStaysLockedDuringTheDelay) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  bool taken = true;
  EXPECT_TRUE(locks_.Unlock("lock1", seconds(60),
                            {.wait =
                                 [&](milliseconds) {
                                   taken = TryLock(others_, "lock1");
                                   return false;
                                 }},
                            log_));
  EXPECT_FALSE(taken);
}

TEST_F(CacheLocksTest, ACancelledDelayUnlocksAtOnce) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_TRUE(locks_.Unlock("lock1", seconds(60),
                            {.wait = [](milliseconds) { return true; }}, log_));
  EXPECT_FALSE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, AnotherThreadThatUnlocksDuringTheDelayWins) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_FALSE(locks_.Unlock("lock1", seconds(60),
                             {.wait =
                                  [&](milliseconds) {
                                    EXPECT_TRUE(Unlock(locks_, "lock1"));
                                    EXPECT_TRUE(TryLock(others_, "lock1"));
                                    return false;
                                  }},
                             log_));
  EXPECT_TRUE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, ALockWithoutOwnerIsNotTakenButMayBeUnlocked) {
  cache_.Write("lock/lock1", "");  // As the Python runtime makes them.
  EXPECT_FALSE(TryLock(locks_, "lock1"));
  EXPECT_THAT(log_.messages(),
              ElementsAre("WARNING LockCache: lock1 is still locked by an "
                          "unknown owner"));
  EXPECT_TRUE(Unlock(locks_, "lock1"));
  EXPECT_FALSE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, TheLockOfADeadOwnerIsTakenOver) {
  LeaveLockOfADeadOwner("lock1");
  ASSERT_TRUE(cache_.Exists("lock/lock1"));
  EXPECT_TRUE(TryLock(locks_, "lock1"));
  EXPECT_THAT(cache_.Read("lock/lock1"),
              StartsWith("pid " + std::to_string(getpid()) + " "));
  EXPECT_FALSE(TryLock(others_, "lock1"));
}

TEST_F(CacheLocksTest, TheLockOfADeadOwnerMayBeUnlocked) {
  LeaveLockOfADeadOwner("lock1");
  EXPECT_TRUE(Unlock(locks_, "lock1"));
  EXPECT_FALSE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, TheLockOfAKilledOwnerIsTakenOver) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = Fork([&] {
    CacheLocks locks(cache_.root());
    const char answer = TryLock(locks, "lock1") ? 'Y' : 'N';
    (void)!write(ready[1], &answer, 1);
    for (;;) pause();
  });
  char answer = 0;
  ASSERT_EQ(read(ready[0], &answer, 1), 1);
  ASSERT_EQ(answer, 'Y');
  EXPECT_FALSE(TryLock(locks_, "lock1"));
  EXPECT_FALSE(Unlock(locks_, "lock1"));
  kill(child, SIGKILL);
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(TryLock(locks_, "lock1"));
  close(ready[0]);
  close(ready[1]);
}

TEST_F(CacheLocksTest, AChildDoesNotUnlockItsParentsLock) {
  ASSERT_TRUE(TryLock(locks_, "lock1"));
  const pid_t child = Fork([&] { _exit(Unlock(locks_, "lock1") ? 1 : 0); });
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(cache_.Exists("lock/lock1"));
}

TEST_F(CacheLocksTest, ADeadOwnersLockIsTakenOverByExactlyOneProcess) {
  constexpr int kProcesses = 4;
  for (int round = 0; round < 25; ++round) {
    LeaveLockOfADeadOwner("lock1");
    int answers[2];  // Each process says whether it has the lock ...
    int stop[2];     // ... and holds it until this is closed.
    ASSERT_EQ(pipe(answers), 0);
    ASSERT_EQ(pipe(stop), 0);
    std::vector<pid_t> children;
    for (int i = 0; i < kProcesses; ++i) {
      children.push_back(Fork([&] {
        close(stop[1]);
        CacheLocks locks(cache_.root());
        const char answer = TryLock(locks, "lock1") ? 'Y' : 'N';
        (void)!write(answers[1], &answer, 1);
        char nothing = 0;
        (void)!read(stop[0], &nothing, 1);
      }));
    }
    std::string seen;
    for (int i = 0; i < kProcesses; ++i) {
      char answer = 0;
      ASSERT_EQ(read(answers[0], &answer, 1), 1);
      seen += answer;
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 'Y'), 1) << seen;
    for (const int fd : {answers[0], answers[1], stop[0], stop[1]}) close(fd);
    for (const pid_t child : children) waitpid(child, nullptr, 0);
  }
}

TEST_F(CacheLocksTest, ALockIsExclusiveBetweenProcesses) {
  constexpr int kProcesses = 4;
  constexpr int kTimes = 40;
  const std::string inside = cache_.Path("inside");
  std::vector<pid_t> children;
  for (int i = 0; i < kProcesses; ++i) {
    children.push_back(Fork([&] {
      CacheLocks locks(cache_.root());
      for (int time = 0; time < kTimes; ++time) {
        if (!locks.Lock("lock1", {}, log_)) _exit(1);
        // Fails if somebody else is inside.
        const int fd = open(inside.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
        if (fd < 0) _exit(2);
        close(fd);
        unlink(inside.c_str());
        if (!Unlock(locks, "lock1")) _exit(3);
      }
    }));
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
}

TEST_F(CacheLocksTest, ALockIsExclusiveBetweenThreads) {
  // Nobody waits between tries, so that they meet in every state of the file.
  const CacheLocks::Options eager = {.wait = [](milliseconds) { return false; },
                                     .time_limit = std::chrono::hours(10000)};
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      CacheLocks locks(cache_.root());
      for (int time = 0; time < 40; ++time) {
        EXPECT_TRUE(locks.Lock("lock1", eager, log_));
        if (++inside > most) most = inside.load();
        std::this_thread::yield();
        --inside;
        EXPECT_TRUE(Unlock(locks, "lock1"));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(most, 1);
}

TEST_F(CacheLocksTest, APathOutOfTheCacheIsRefusedWithAWarning) {
  std::filesystem::create_directory(cache_.Path("lock"));
  EXPECT_FALSE(TryLock(locks_, "../../outside.txt"));
  EXPECT_FALSE(Unlock(locks_, "../../outside.txt"));
  EXPECT_FALSE(TryLock(locks_, "/tmp/lock1"));
  EXPECT_THAT(
      log_.messages(),
      ElementsAre(
          "WARNING LockCache: ../../outside.txt is outside of /var/cache",
          "WARNING UnlockCache: ../../outside.txt is outside of /var/cache",
          "WARNING LockCache: /tmp/lock1 is outside of /var/cache"));
  EXPECT_EQ(cache_.Read("../outside.txt"), "outside\n");
}

TEST_F(CacheLocksTest, WithoutACacheThereIsNoLock) {
  CacheLocks none(cache_.root() + "/none");
  EXPECT_FALSE(TryLock(none, "lock1"));
  EXPECT_THAT(log_.messages(),
              ElementsAre("ERROR LockCache: there is no folder for lock1"));
  EXPECT_FALSE(Unlock(none, "lock1"));
}

TEST_F(CacheLocksTest, AFolderOrAPipeInTheLocksPlaceIsLogged) {
  std::filesystem::create_directories(cache_.Path("lock/folder"));
  ASSERT_EQ(mkfifo(cache_.Path("lock/pipe").c_str(), 0600), 0);
  EXPECT_FALSE(TryLock(locks_, "folder"));
  EXPECT_FALSE(TryLock(locks_, "pipe"));
  EXPECT_THAT(
      log_.messages(),
      ElementsAre("ERROR LockCache: folder could not be locked: Is a directory",
                  "ERROR LockCache: pipe could not be locked: Invalid "
                  "argument"));
}

TEST_F(CacheLocksTest, LocksOfAnObjectThatEndsAreFree) {
  {
    CacheLocks locks(cache_.root());
    ASSERT_TRUE(TryLock(locks, "lock1"));
  }
  EXPECT_TRUE(TryLock(locks_, "lock1"));
}

}  // namespace
}  // namespace insight
