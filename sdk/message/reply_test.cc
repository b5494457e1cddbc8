#include "sdk/message/reply.h"

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

TEST(ReplyTest, ASuccessHasItsOutputLast) {
  Reply reply{.type = MessageType::kActionStart,
              .log = "done\n",
              .meta = Json{{"a", 1}}};
  reply.output = Json{{"message", "Hé"}};
  EXPECT_EQ(DumpJson(MakeEnvelope(std::move(reply))),
            R"({"body": {"log": "done\n", "status": "ok", "meta": {"a": 1}, )"
            R"("output": {"message": "H\u00e9"}}, "version": "v1", )"
            R"("type": "action_event"})");
}

TEST(ReplyTest, AFailureHasNoOutput) {
  Reply reply{.type = MessageType::kConnectionTest,
              .state = Json::object(),
              .exception = ExceptionObject{"c", "a", "d"},
              .error = "e",
              .metrics = Json::object(),
              .output = 5};
  EXPECT_EQ(DumpJson(MakeEnvelope(std::move(reply))),
            R"({"body": {"log": "", "status": "error", "meta": null, )"
            R"("error": "e", "exception": {"cause": "c", "assistance": "a", )"
            R"("data": "d"}, "metrics": {}}, "version": "v1", )"
            R"("type": "connection_test"})");
}

TEST(ReplyTest, ATaskHasItsStateBeforeItsOutput) {
  Reply reply{.type = MessageType::kTaskStart,
              .state = Json::object(),
              .has_more_pages = false,
              .status_code = 429,
              .exception = ExceptionObject{"c", "a", "d"},
              .output = Json::array()};
  EXPECT_EQ(DumpJson(MakeEnvelope(std::move(reply))),
            R"({"body": {"log": "", "status": "ok", "meta": null, )"
            R"("state": {}, "has_more_pages": false, "status_code": 429, )"
            R"("exception": {"cause": "c", "assistance": "a", "data": "d"}, )"
            R"("output": []}, "version": "v1", "type": "task_event"})");
}

TEST(ReplyTest, AnUnknownTypeIsNull) {
  EXPECT_EQ(DumpJson(MakeEnvelope({.error = "e"})),
            R"({"body": {"log": "", "status": "error", "meta": null, )"
            R"("error": "e"}, "version": "v1", "type": null})");
}

TEST(ReplyTest, AnEventHasNoStatus) {
  EXPECT_EQ(DumpJson(MakeTriggerEvent(Json::object(), {{"i", 1}}, "line\n")),
            R"({"body": {"meta": {}, "output": {"i": 1}, "log": "line\n"}, )"
            R"("type": "trigger_event", "version": "v1"})");
}

}  // namespace
}  // namespace insight
