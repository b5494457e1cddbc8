// Both triggers against a Jira over sockets and TLS, with a cache on disk and a
// clock that takes no time.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"
#include "plugins/jira/tests/fake_jira.h"
#include "plugins/jira/tests/test_context.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/make_http_client.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_trigger_sink.h"

namespace insight::plugins::jira {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeTriggerSink;
using ::insight::testing::HttpReply;
using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kSearch = "GET /rest/api/2/search";

class TriggersTest : public ::testing::Test {
 protected:
  TriggersTest() {
    std::string name = std::string(std::getenv("TEST_TMPDIR")) + "/c.XXXXXX";
    cache_ = mkdtemp(name.data());
  }
  ~TriggersTest() override { std::filesystem::remove_all(cache_); }

  // Runs a trigger for `polls` polls, each followed by `after_poll`; returns
  // the keys of the issues that it sent.
  std::vector<std::string> RunNewIssue(
      const NewIssueInput& input, std::size_t polls = 1,
      const std::function<void(std::size_t poll)>& after_poll = {}) {
    return Run(
        polls, after_poll,
        [&](Connection& connection, TriggerSink& sink, StepContext& context) {
          NewIssueSink typed(sink);
          NewIssue(input, connection, typed, context);
        });
  }
  std::vector<std::string> RunMonitorIssues(
      const MonitorIssuesInput& input, std::size_t polls = 1,
      const std::function<void(std::size_t poll)>& after_poll = {}) {
    return Run(
        polls, after_poll,
        [&](Connection& connection, TriggerSink& sink, StepContext& context) {
          MonitorIssuesSink typed(sink);
          MonitorIssues(input, connection, typed, context);
        });
  }

  FakeJira jira_;
  FakeClock clock_;
  const ScopedHttpSeamsForTest seams_{{.clock = &clock_}};
  std::filesystem::path cache_;
  std::function<void()> on_send_;
  bool is_cloud_ = false;
  std::string trigger_id_ = "t";
  // Of the last run.
  std::vector<Json> events_;
  std::vector<milliseconds> waits_;
  std::vector<std::string> log_;

 private:
  template <typename Trigger>
  std::vector<std::string> Run(
      std::size_t polls, const std::function<void(std::size_t)>& after_poll,
      const Trigger& trigger) {
    TestContext context(clock_);
    context.set_trigger_id(trigger_id_);
    context.fake_cancellation().OnWait([&](std::size_t count) {
      if (after_poll) after_poll(count);
      if (count == polls) context.fake_cancellation().Cancel();
    });
    FakeTriggerSink sink;
    if (on_send_) sink.OnSend(on_send_);
    const auto keep = [&] {
      events_ = sink.events();
      waits_ = context.fake_cancellation().waits();
      log_ = context.fake_log().messages();
    };
    try {
      trigger(*jira_.Connect(is_cloud_, CacheFiles(cache_.string())), sink,
              context);
    } catch (...) {
      keep();
      throw;
    }
    keep();
    std::vector<std::string> keys;
    for (const Json& event : events_) keys.push_back(event["issue"]["key"]);
    return keys;
  }
};

TEST_F(TriggersTest, ANewIssueIsSentOnceHoweverOftenItIsFound) {
  jira_.AddIssue(1);
  EXPECT_THAT(RunNewIssue({}, 3,
                          [&](std::size_t poll) {
                            if (poll == 2) jira_.AddIssue(2);
                          }),
              ElementsAre("T-1", "T-2"));
  EXPECT_THAT(jira_.queries(), SizeIs(3));
}

TEST_F(TriggersTest, AnEventIsTheIssueAsActionsHaveIt) {
  jira_.AddIssue(1, {{"labels", {"a"}}});
  RunNewIssue({});
  EXPECT_EQ(events_[0]["issue"]["summary"], "Issue 1");
  EXPECT_EQ(events_[0]["issue"]["status"], "Open");
  EXPECT_EQ(events_[0]["issue"]["labels"], Json::array({"a"}));
  EXPECT_EQ(events_[0]["issue"]["attachments"], Json::array());
  EXPECT_FALSE(events_[0]["issue"].contains("fields"));
}

TEST_F(TriggersTest, FieldsAndAttachmentsAreThereWhereAskedForInTheCloudToo) {
  is_cloud_ = true;
  jira_.AddIssue(
      1, {{"attachment", Json::array({{{"id", "5"}, {"filename", "a"}}})}});
  jira_.Answer("GET /rest/api/3/attachment/content/5", HttpReply(200, "x"));
  RunNewIssue({.get_attachments = true, .include_fields = true});
  ASSERT_THAT(events_, SizeIs(1));
  EXPECT_EQ(events_[0]["issue"]["fields"]["summary"], "Issue 1");
  EXPECT_EQ(events_[0]["issue"]["attachments"][0]["content"], "eA==");
}

TEST_F(TriggersTest, TheQueriesAreThoseOfTheInputs) {
  RunNewIssue({});
  RunNewIssue({.project = "T", .jql = "priority = High"});
  RunMonitorIssues({});
  RunMonitorIssues(
      {.projects = std::vector<std::string>{"T", "T"}, .jql = "a=b or c=d"});
  EXPECT_THAT(
      jira_.queries(),
      ElementsAre(
          "created>=-20m",
          "created>=-20m and project='T' and (priority = High)",
          "(created>=-20m or updated>=-20m)",
          "(created>=-20m or updated>=-20m) and (project='T' or project='T') "
          "and (a=b or c=d)"));
}

TEST_F(TriggersTest, AnUnknownProjectEndsTheTrigger) {
  constexpr const char* kCause =
      "Project 'X' does not exist or the user does not have permission to "
      "access the project.";
  EXPECT_THAT([&] { RunNewIssue({.project = "X"}); }, ThrowsCause(kCause));
  EXPECT_THAT(
      [&] {
        RunMonitorIssues({.projects = std::vector<std::string>{"T", "X"}});
      },
      ThrowsCause(kCause));
}

TEST_F(TriggersTest, ItWaitsAsLongAsAskedAndAtLeastASecond) {
  RunNewIssue({.poll_timeout = 5}, 2);
  EXPECT_THAT(waits_, Each(milliseconds(5000)));
  RunMonitorIssues({.interval = -1}, 2);
  EXPECT_THAT(waits_, Each(milliseconds(1000)));
}

TEST_F(TriggersTest, AChangedIssueIsSentAgainByMonitorIssuesAlone) {
  const auto change = [&](std::size_t) {
    jira_.RemoveIssues();
    jira_.AddIssue(1, {{"updated", "2026-01-01T00:05:00.000+0000"}});
  };
  jira_.AddIssue(1);
  EXPECT_THAT(RunMonitorIssues({}, 3, change), ElementsAre("T-1", "T-1"));
  EXPECT_THAT(RunNewIssue({}, 3, change), ElementsAre("T-1"));
}

TEST_F(TriggersTest, ARestartSendsNothingTwiceAndLosesNothing) {
  jira_.AddIssue(1);
  EXPECT_THAT(RunNewIssue({}), ElementsAre("T-1"));
  jira_.AddIssue(2);
  EXPECT_THAT(RunNewIssue({}), ElementsAre("T-2"));
  EXPECT_THAT(RunNewIssue({}), IsEmpty());
}

TEST_F(TriggersTest, AnotherTriggerOrOtherInputsSendOnTheirOwn) {
  jira_.AddIssue(1);
  EXPECT_THAT(RunNewIssue({}), ElementsAre("T-1"));
  EXPECT_THAT(RunNewIssue({.jql = "a=b"}), ElementsAre("T-1"));
  EXPECT_THAT(RunMonitorIssues({}), ElementsAre("T-1"));
  trigger_id_ = "another";
  EXPECT_THAT(RunNewIssue({}), ElementsAre("T-1"));
}

TEST_F(TriggersTest, WhatTheEngineDidNotAcceptIsSentAgainAfterTheRestart) {
  for (const int number : {1, 2, 3}) jira_.AddIssue(number);
  int sent = 0;
  on_send_ = [&] {
    if (++sent == 2) throw std::runtime_error("the engine is gone");
  };
  EXPECT_THROW(RunNewIssue({}), std::runtime_error);
  on_send_ = {};
  EXPECT_THAT(RunNewIssue({}), ElementsAre("T-2", "T-3"));
}

TEST_F(TriggersTest, AfterATimeWithoutPollsItLooksFurtherBackUpToADay) {
  RunNewIssue({});
  clock_.Advance(hours(3));
  RunNewIssue({});
  clock_.Advance(hours(24 * 30));
  RunNewIssue({});
  RunNewIssue({});
  EXPECT_THAT(jira_.queries(), ElementsAre("created>=-20m", "created>=-186m",
                                           "created>=-1440m", "created>=-20m"));
}

TEST_F(TriggersTest, AFailedPollDoesNotMoveTheCursor) {
  const auto fail = [&](std::size_t poll) {
    if (poll == 3) return;
    clock_.Advance(hours(1));
    jira_.Answer(kSearch, HttpReply(500));
  };
  RunNewIssue({}, 3, fail);
  RunNewIssue({});
  EXPECT_EQ(jira_.queries().back(), "created>=-128m");
}

TEST_F(TriggersTest, AJiraThatIsDownIsAskedAgainAndToldOfOnce) {
  for (const int status : {500, 501, 500}) {
    jira_.Answer(kSearch, HttpReply(status, "down"));
  }
  jira_.AddIssue(1);
  EXPECT_THAT(RunNewIssue({}, 4), ElementsAre("T-1"));
  EXPECT_THAT(log_, Contains(StartsWith("WARNING Jira cannot be asked, trying "
                                        "again every 60 s: "))
                        .Times(1));
  EXPECT_THAT(log_, Contains("INFO Jira answers again.").Times(1));
}

TEST_F(TriggersTest, WhatAskingAgainCannotMendEndsTheTrigger) {
  jira_.Answer(kSearch, HttpReply(400, "The JQL is wrong."));
  EXPECT_THAT([&] { RunNewIssue({.jql = "?"}); },
              ThrowsPreset(Preset::kUnknown));
  jira_.Answer(kSearch, HttpReply(401));
  EXPECT_THAT([&] { RunMonitorIssues({}); },
              ThrowsPreset(Preset::kUsernamePassword));
}

TEST_F(TriggersTest, AllPagesAreRead) {
  for (int number = 1; number <= 250; ++number) jira_.AddIssue(number);
  EXPECT_THAT(RunNewIssue({}), SizeIs(250));
  is_cloud_ = true;
  EXPECT_THAT(RunNewIssue({}), SizeIs(250));
}

TEST_F(TriggersTest, ACancelledTriggerStopsBetweenTwoEvents) {
  for (const int number : {1, 2, 3}) jira_.AddIssue(number);
  TestContext context(clock_);
  FakeTriggerSink sink;
  sink.OnSend([&] { context.fake_cancellation().Cancel(); });
  NewIssueSink typed(sink);
  NewIssue({}, *jira_.Connect(false, CacheFiles(cache_.string())), typed,
           context);
  EXPECT_THAT(sink.events(), SizeIs(1));
  EXPECT_THAT(context.fake_cancellation().waits(), SizeIs(1));
}

TEST_F(TriggersTest, WithoutACacheItRunsAndSaysWhatThatMeans) {
  std::filesystem::remove_all(cache_);
  jira_.AddIssue(1);
  EXPECT_THAT(RunNewIssue({}, 3), ElementsAre("T-1"));
  EXPECT_THAT(log_, Contains(HasSubstr("may be sent once more")).Times(1));
}

}  // namespace
}  // namespace insight::plugins::jira
