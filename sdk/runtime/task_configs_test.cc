#include "sdk/runtime/task_configs.h"

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/runtime/step_runner_fixture.h"
#include "sdk/step/step_def.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_waiter.h"
#include "sdk/testing/http_test_server.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::FakeClock;
using ::insight::testing::FakeWaiter;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestServer;
using ::testing::HasSubstr;

class TaskConfigsTest : public ::testing::Test {
 protected:
  TaskConfigsTest() { plugin_.title = "Example Plugin"; }

  Json Fetch(const HttpTestServer& server) {
    return FetchTaskConfigs(server.url() + "/configs", plugin_, log_, waiter_);
  }

  PluginDef plugin_;
  RecordingSink log_;
  FakeClock clock_;
  FakeWaiter waiter_{clock_};
};

TEST_F(TaskConfigsTest, AreThoseOfThePluginsTitle) {
  const HttpTestServer server(AnswerWith({HttpReply(
      200,
      R"({"plugins":{"example_plugin":{"*":{"a":1}},"other":{"b":2}}})")}));
  EXPECT_EQ(Fetch(server), ParseJson(R"({"*":{"a":1}})"));
  EXPECT_EQ(server.requests().at(0).target, "/configs");
}

TEST_F(TaskConfigsTest, APluginThatTheServiceDoesNotKnowHasNone) {
  const HttpTestServer server(
      AnswerWith({HttpReply(200, R"({"plugins":{}})")}));
  EXPECT_EQ(Fetch(server), Json::object());
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST_F(TaskConfigsTest, AServiceThatComesUpLateIsAskedAgainTenSecondsLater) {
  const HttpTestServer server(AnswerWith(
      {HttpReply(503, ""), HttpReply(200, "no JSON"),
       HttpReply(200, R"({"plugins":{"example_plugin":{"o":{}}}})")}));
  const auto start = clock_.Now();
  EXPECT_EQ(Fetch(server), ParseJson(R"({"o":{}})"));
  EXPECT_EQ(clock_.Now() - start, std::chrono::seconds(20));
  EXPECT_THAT(log_.text(), HasSubstr("status 503"));
}

TEST_F(TaskConfigsTest, AServiceThatFailsFiveTimesIsDoneWithout) {
  const HttpTestServer server(
      AnswerWith({HttpReply(200, R"({"plugins":{"example_plugin":[]}})")}));
  EXPECT_EQ(Fetch(server), Json::object());
  EXPECT_EQ(server.requests().size(), 5u);
  EXPECT_THAT(log_.text(), HasSubstr("so tasks run without: its answer's "
                                     "plugins.example_plugin is no object"));
}

TEST_F(TaskConfigsTest, AnEndpointThatIsNoUrlIsSaid) {
  EXPECT_EQ(FetchTaskConfigs("nowhere", plugin_, log_, waiter_),
            Json::object());
  EXPECT_THAT(log_.text(), HasSubstr("so tasks run without"));
}

}  // namespace
}  // namespace insight
