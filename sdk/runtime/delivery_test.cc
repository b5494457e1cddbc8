#include "sdk/runtime/delivery.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/runtime/step_runner_fixture.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_def.h"
#include "sdk/testing/http_test_server.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestServer;
using ::insight::testing::TemporaryCache;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PluginDef PluginWithCache() {
  PluginDef plugin;
  plugin.enable_cache = true;
  return plugin;
}

class DeliveryTest : public ::testing::Test {
 protected:
  DispatcherRequest Request(const std::string& url) {
    return {.url = url,
            .trigger = "new_alerts",
            .meta = meta_,
            .cancellation = cancellation_,
            .log = log_};
  }
  std::string Path(const std::string& trigger, const Json& meta,
                   const std::string& url = "http://h/") {
    return SpoolPath({.url = url,
                      .trigger = trigger,
                      .meta = meta,
                      .cancellation = cancellation_,
                      .log = log_});
  }

  Json meta_ = {{"workflowId", "w"}};
  Cancellation cancellation_;
  RecordingSink log_;
  TemporaryCache cache_;
};

TEST_F(DeliveryTest, EachTriggerAndWorkflowHasASpoolOfItsOwn) {
  const Json w1 = {{"workflowId", "w1"}};
  const Json w2 = {{"workflowId", "w2"}};
  EXPECT_THAT(Path("a", w1), ::testing::MatchesRegex("spool/a-[0-9a-f]{32}"));
  EXPECT_EQ(Path("a", w1), Path("a", w1, "http://elsewhere/"));
  EXPECT_NE(Path("a", w1), Path("a", w2));
  EXPECT_NE(Path("a", w1), Path("b", w1));
}

TEST_F(DeliveryTest, WithoutAWorkflowTheUrlTellsSpoolsApart) {
  const Json none = Json::object();
  EXPECT_EQ(Path("a", none), Path("a", none));
  EXPECT_NE(Path("a", none), Path("a", none, "http://elsewhere/"));
}

TEST_F(DeliveryTest, ANameCannotLeadOutOfTheFolder) {
  EXPECT_THAT(Path("../../x", meta_),
              AllOf(HasSubstr("spool/______x-"), Not(HasSubstr(".."))));
}

TEST_F(DeliveryTest, APluginWithACacheHasASpool) {
  const PluginDef plugin = PluginWithCache();
  {
    const auto dispatcher =
        MakeDelivery(Request("http://127.0.0.1:9/"), plugin, cache_.root());
    dispatcher->Dispatch({{"i", 1}});
  }
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  MakeDelivery(Request(server.url()), plugin, cache_.root()).reset();
  ASSERT_EQ(server.requests().size(), 1);
  EXPECT_EQ(server.requests()[0].body, R"({"i": 1})");
}

TEST_F(DeliveryTest, OthersDeliverAtOnce) {
  const HttpTestServer server(AnswerWith({HttpReply(404)}));
  const auto dispatcher =
      MakeDelivery(Request(server.url()), PluginDef(), cache_.root());
  EXPECT_THROW(dispatcher->Dispatch(1), PluginException);
  EXPECT_FALSE(cache_.Exists("spool"));
}

TEST_F(DeliveryTest, WhereThereCanBeNoSpoolEventsAreDeliveredAtOnce) {
  const PluginDef plugin = PluginWithCache();
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  const auto dispatcher =
      MakeDelivery(Request(server.url()), plugin, "/nonexistent");
  dispatcher->Dispatch(1);
  EXPECT_EQ(server.requests().size(), 1);
  EXPECT_THAT(log_.text(),
              HasSubstr("WARNING: Events are delivered without a spool, since "
                        "there is no cache at /nonexistent\n"));
}

// A second run of one trigger at the same time, in a container of its own.
TEST_F(DeliveryTest, ASpoolInUseIsNoReasonToFail) {
  const PluginDef plugin = PluginWithCache();
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  const auto first = MakeDelivery(Request(server.url()), plugin, cache_.root());
  const auto second =
      MakeDelivery(Request(server.url()), plugin, cache_.root());
  second->Dispatch(1);
  EXPECT_THAT(log_.text(), HasSubstr("another run of this trigger uses it"));
}

TEST_F(DeliveryTest, StoppingATriggerEndsItsDelivery) {
  cancellation_.Cancel();
  const HttpTestServer server(AnswerWith({HttpReply(200)}));
  const auto dispatcher =
      MakeDelivery(Request(server.url()), PluginDef(), cache_.root());
  EXPECT_THROW(dispatcher->Dispatch(1), PluginException);
}

}  // namespace
}  // namespace insight
