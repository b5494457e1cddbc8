// Over real sockets and files, and with a real process that is killed.

#include "sdk/dispatcher/spool_dispatcher.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/dispatcher/recording_log.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_waiter.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/testdata.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::FakeClock;
using ::insight::testing::FakeWaiter;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::ReceivedRequest;
using ::insight::testing::TemporaryCache;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr char kPath[] = "spool/t";
constexpr char kNowhere[] = "http://127.0.0.1:9/";

class SpoolDispatcherTest : public ::testing::Test {
 protected:
  std::unique_ptr<SpoolDispatcher> Open(const std::string& url) {
    return std::make_unique<SpoolDispatcher>(
        EventPoster::Options{.url = url,
                             .log = &log_,
                             .waiter = &waiter_,
                             .seams = {.random = [] { return 0.0; }}},
        Spool::Options{
            .root = cache_.root(), .path = kPath, .limits = limits_});
  }
  // Leaves the events in the spool, as a run without an orchestrator does.
  void LeaveBehind(const std::vector<std::string>& bodies) const {
    Spool spool({.root = cache_.root(), .path = kPath});
    for (const std::string& body : bodies) {
      spool.Append({.id = NewEventId(), .body = body});
    }
  }
  std::size_t Left() const {
    return Spool({.root = cache_.root(), .path = kPath}).size();
  }
  static std::vector<std::string> Bodies(const HttpTestServer& server) {
    std::vector<std::string> bodies;
    for (const ReceivedRequest& request : server.requests()) {
      bodies.push_back(request.body);
    }
    return bodies;
  }

  TemporaryCache cache_;
  SpoolLimits limits_;
  FakeClock clock_;
  FakeWaiter waiter_{clock_};
  RecordingLog log_;
};

TEST_F(SpoolDispatcherTest, EventsAreDeliveredInOrder) {
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  {
    const auto dispatcher = Open(server.url());
    for (int i = 0; i < 20; ++i) dispatcher->Dispatch(i);
  }
  ASSERT_EQ(server.requests().size(), 20);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(Bodies(server)[i], std::to_string(i));
  EXPECT_EQ(Left(), 0);
}

TEST_F(SpoolDispatcherTest, WhatWasLeftComesFirst) {
  LeaveBehind({"1", "2"});
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  Open(server.url())->Dispatch(3);
  EXPECT_THAT(Bodies(server), ElementsAre("1", "2", "3"));
}

TEST_F(SpoolDispatcherTest, AnEventIsAcceptedWhileTheOrchestratorIsAway) {
  {
    const auto dispatcher = Open(kNowhere);
    dispatcher->Dispatch(1);
    dispatcher->Dispatch(2);
  }
  EXPECT_EQ(Left(), 2);
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  Open(server.url()).reset();
  EXPECT_THAT(Bodies(server), ElementsAre("1", "2"));
}

TEST_F(SpoolDispatcherTest, TriesGoOnLongerThanWithoutASpool) {
  std::vector<std::string> replies(30, HttpReply(500));
  replies.push_back(HttpReply(200));
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t count = 0;
  const HttpTestServer server([&](HttpTestPeer& peer) {
    while (peer.ReadRequest()) {
      const std::lock_guard lock(mutex);
      peer.Write(replies[std::min(count, replies.size() - 1)]);
      ++count;
      changed.notify_all();
    }
  });
  const auto dispatcher = Open(server.url());
  dispatcher->Dispatch(1);
  std::unique_lock lock(mutex);
  EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(30),
                               [&] { return count >= replies.size(); }));
}

TEST_F(SpoolDispatcherTest, ARefusalIsPutAsideAndFeltByTheTrigger) {
  LeaveBehind({"1"});
  const HttpTestServer server(AnswerWith({HttpReply(422), HttpReply(200)}));
  {
    const auto dispatcher = Open(server.url());
    // Which Dispatch() it is depends on how fast the other thread is.
    EXPECT_THAT(
        [&] {
          for (int i = 2; i < 100'000; ++i) dispatcher->Dispatch(i);
        },
        ThrowsMessage<PluginException>(HasSubstr("answered with status 422")));
    dispatcher->Dispatch(0);
  }
  EXPECT_EQ(cache_.Read("spool/t.refused"), "1\n");
  EXPECT_EQ(Bodies(server).back(), "0");
}

TEST_F(SpoolDispatcherTest, AFullSpoolIsDeliveredBeforeTheNextEvent) {
  LeaveBehind({"1", "2"});
  limits_.events = 2;
  const HttpTestServer server(
      AnswerWith({HttpReply(500), HttpReply(500), HttpReply(200)}));
  {
    const auto dispatcher = Open(server.url());
    for (int i = 3; i < 20; ++i) dispatcher->Dispatch(i);
  }
  std::vector<std::string> distinct;
  for (const std::string& body : Bodies(server)) {
    if (distinct.empty() || distinct.back() != body) distinct.push_back(body);
  }
  ASSERT_EQ(distinct.size(), 19);
  for (int i = 1; i < 20; ++i) EXPECT_EQ(distinct[i - 1], std::to_string(i));
}

TEST_F(SpoolDispatcherTest, AFullSpoolAndNoOrchestratorFailTheTrigger) {
  LeaveBehind({"1", "2"});
  limits_.events = 2;
  EXPECT_THAT([this] { Open(kNowhere)->Dispatch(3); },
              ThrowsMessage<PluginException>(
                  HasSubstr("could not be delivered to the orchestrator")));
  EXPECT_EQ(Left(), 2);
}

TEST_F(SpoolDispatcherTest, StoppingLeavesTheRestInTheSpool) {
  LeaveBehind({"1"});
  waiter_.CancelAfter(0);
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  Open(server.url())->Dispatch(2);
  EXPECT_EQ(server.requests().size(), 0);
  EXPECT_EQ(Left(), 2);
}

// A program that sends 0, 1, 2 ... and says on a pipe what was accepted.
class Sender {
 public:
  Sender(const std::string& url, const std::string& root) {
    EXPECT_EQ(pipe(pipe_), 0);
    const std::string program =
        testing::RunfilePath("sdk/dispatcher/spool_sender");
    pid_ = fork();
    if (pid_ == 0) {
      dup2(pipe_[1], STDOUT_FILENO);
      execl(program.c_str(), program.c_str(), url.c_str(), root.c_str(),
            nullptr);
      _exit(127);
    }
    close(pipe_[1]);
  }
  ~Sender() { close(pipe_[0]); }

  // Waits for `count` accepted events, kills the program, and returns how many
  // were accepted in all.
  int KillAfter(int count) const {
    int accepted = 0;
    char byte = 0;
    while (accepted < count && read(pipe_[0], &byte, 1) == 1) ++accepted;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    while (read(pipe_[0], &byte, 1) == 1) ++accepted;
    return accepted;
  }

 private:
  int pipe_[2] = {-1, -1};
  pid_t pid_ = -1;
};

TEST_F(SpoolDispatcherTest, KillingTheProgramLosesNoAcceptedEvent) {
  std::atomic<int> answers = 0;
  const HttpTestServer server([&](HttpTestPeer& peer) {
    while (peer.ReadRequest()) {
      // An orchestrator with troubles of its own.
      peer.Write(HttpReply(++answers % 3 == 0 ? 503 : 200));
    }
  });
  int expected = 0;
  std::vector<int> accepted;
  for (const int count : {1, 7, 40}) {
    accepted.push_back(Sender(server.url(), cache_.root()).KillAfter(count));
    EXPECT_GE(accepted.back(), count);
    expected += accepted.back();
  }
  Open(server.url()).reset();  // Stops at the first failure, so again.
  while (Left() > 0) Open(server.url()).reset();

  std::map<std::string, std::string> bodies;  // By id.
  for (const ReceivedRequest& request : server.requests()) {
    const std::string id(*request.headers.Get("Idempotency-Key"));
    const auto [it, is_new] = bodies.try_emplace(id, request.body);
    EXPECT_EQ(it->second, request.body);
  }
  // What was killed between being written and being told is there, too.
  EXPECT_GE(bodies.size(), expected);
  EXPECT_LE(bodies.size(), expected + accepted.size());
  std::map<std::string, std::size_t> counts;
  for (const auto& [id, body] : bodies) ++counts[body];
  for (const int count : accepted) {
    for (int i = 0; i < count; ++i) {
      EXPECT_GE(counts[std::to_string(i)]--, 1) << i;
    }
  }
}

TEST_F(SpoolDispatcherTest, KillingTheOrchestratorLosesNoAcceptedEvent) {
  {
    auto server = std::make_unique<HttpTestServer>([](HttpTestPeer& peer) {
      (void)peer.ReadRequest();  // And is gone before it answers.
    });
    const auto dispatcher = Open(server->url());
    for (int i = 0; i < 5; ++i) dispatcher->Dispatch(i);
    server.reset();
  }
  EXPECT_EQ(Left(), 5);
}

}  // namespace
}  // namespace insight
