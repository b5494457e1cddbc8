#include "sdk/dispatcher/spool.h"

#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"

namespace insight {
namespace {

using ::insight::testing::TemporaryCache;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class SpoolTest : public ::testing::Test {
 protected:
  Spool Open() const {
    return Spool({.root = cache_.root(), .path = kPath, .limits = limits_});
  }
  static OutgoingEvent Event(const std::string& body) {
    return {.id = NewEventId(), .body = body};
  }
  std::uintmax_t FileSize() const {
    return std::filesystem::file_size(cache_.Path(kFile));
  }

  static constexpr char kPath[] = "spool/t";
  static constexpr char kFile[] = "spool/t.events";
  TemporaryCache cache_;
  SpoolLimits limits_;
};

TEST_F(SpoolTest, EventsOutliveTheirProcessInOrder) {
  const OutgoingEvent first = Event("1");
  {
    Spool spool = Open();
    spool.Append(first);
    spool.Append(Event("2"));
    spool.Append(Event("3"));
    spool.PopFront();
  }
  {
    Spool spool = Open();
    ASSERT_EQ(spool.size(), 2);
    EXPECT_EQ(spool.Front().body, "2");
    spool.Append(Event("4"));
    spool.PopFront();
    EXPECT_EQ(spool.Front().body, "3");
  }
  Spool spool = Open();
  ASSERT_EQ(spool.size(), 2);
  spool.PopFront();
  EXPECT_EQ(spool.Front().body, "4");
}

TEST_F(SpoolTest, AnEventKeepsItsId) {
  const OutgoingEvent event = Event("1");
  Open().Append(event);
  EXPECT_EQ(Open().Front().id, event.id);
}

TEST_F(SpoolTest, AnEmptySpoolTakesNoRoom) {
  Spool spool = Open();
  spool.Append(Event("1"));
  spool.PopFront();
  EXPECT_EQ(FileSize(), 0);
}

TEST_F(SpoolTest, AnotherOneCannotHaveIt) {
  const Spool spool = Open();
  EXPECT_THAT([this] { Open(); }, ThrowsMessage<SpoolException>(
                                      "another run of this trigger uses it"));
}

TEST_F(SpoolTest, ATornEndIsTakenOff) {
  Open().Append(Event("1"));
  const std::uintmax_t size = FileSize();
  cache_.Write(kFile, cache_.Read(kFile) + "EVQ1 half a rec");
  Spool spool = Open();
  EXPECT_EQ(spool.size(), 1);
  EXPECT_EQ(spool.damaged_bytes(), 0);
  EXPECT_EQ(FileSize(), size);
  spool.Append(Event("2"));
  spool.PopFront();
  EXPECT_EQ(spool.Front().body, "2");
}

TEST_F(SpoolTest, DamageIsCounted) {
  Open().Append(Event("1"));
  cache_.Write(kFile, "junk" + cache_.Read(kFile));
  const Spool spool = Open();
  EXPECT_EQ(spool.damaged_bytes(), 4);
  EXPECT_EQ(spool.Front().body, "1");
}

TEST_F(SpoolTest, HoldsSoManyEventsAndNoMore) {
  limits_.events = 2;
  Spool spool = Open();
  spool.Append(Event("1"));
  spool.Append(Event("2"));
  EXPECT_THAT([&] { spool.Append(Event("3")); },
              ThrowsMessage<SpoolException>("it is full: 2 events wait"));
  spool.PopFront();
  spool.Append(Event("3"));
  EXPECT_EQ(spool.Front().body, "2");
}

TEST_F(SpoolTest, HoldsSoManyBytesAndClearsAwayWhatIsSettled) {
  limits_.bytes = 10'000;
  Spool spool = Open();
  const std::string body(1000, 'x');
  for (int i = 0; i < 9; ++i) spool.Append(Event(body));
  EXPECT_THAT([&] { spool.Append(Event(body)); },
              ThrowsMessage<SpoolException>(HasSubstr("it is full: ")));
  // A long life: the file never grows beyond its limit.
  for (int i = 0; i < 100; ++i) {
    spool.PopFront();
    spool.PopFront();
    while (spool.size() < 4) spool.Append(Event(std::to_string(i) + body));
    ASSERT_LE(FileSize(), limits_.bytes);
  }
}

TEST_F(SpoolTest, AClearedSpoolIsTheSameAfterARestart) {
  limits_.bytes = 10'000;
  {
    Spool spool = Open();
    for (int i = 0; i < 9; ++i) {
      spool.Append(Event(std::to_string(i) + std::string(1000, 'x')));
    }
    for (int i = 0; i < 6; ++i) spool.PopFront();
    EXPECT_LT(FileSize(), 5000);
    EXPECT_EQ(spool.Front().body[0], '6');
  }
  const Spool spool = Open();
  EXPECT_EQ(spool.size(), 3);
  EXPECT_EQ(spool.Front().body[0], '6');
}

TEST_F(SpoolTest, RefusedEventsArePutAside) {
  Spool spool = Open();
  spool.Append(Event("{\"i\": 1}"));
  spool.Append(Event("{\"i\": 2}"));
  EXPECT_TRUE(spool.RefuseFront());
  EXPECT_TRUE(spool.RefuseFront());
  EXPECT_TRUE(spool.empty());
  EXPECT_EQ(cache_.Read("spool/t.refused"), "{\"i\": 1}\n{\"i\": 2}\n");
}

// A limit on the size of files acts as a full disk does: a part is written.
TEST_F(SpoolTest, WhatAFullDiskCannotTakeLeavesTheSpoolAsItWas) {
  Spool spool = Open();
  spool.Append(Event("1"));
  const std::uintmax_t size = FileSize();
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old = {};
  getrlimit(RLIMIT_FSIZE, &old);
  const rlimit tight = {.rlim_cur = size + 100, .rlim_max = old.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  EXPECT_THAT([&] { spool.Append(Event(std::string(1000, 'x'))); },
              ThrowsMessage<SpoolException>(HasSubstr("cannot write it in ")));
  EXPECT_EQ(FileSize(), size);
  setrlimit(RLIMIT_FSIZE, &old);
  spool.Append(Event("2"));
  spool.PopFront();
  EXPECT_EQ(spool.Front().body, "2");
}

TEST_F(SpoolTest, WithoutACacheThereIsNone) {
  EXPECT_THAT([] { Spool({.root = "/nonexistent", .path = kPath}); },
              ThrowsMessage<SpoolException>("there is no cache at "
                                            "/nonexistent"));
}

TEST_F(SpoolTest, DoesNotFollowLinks) {
  std::filesystem::create_directory(cache_.Path("spool"));
  std::filesystem::create_symlink("../../outside.txt", cache_.Path(kFile));
  EXPECT_THROW(Open(), SpoolException);
}

}  // namespace
}  // namespace insight
