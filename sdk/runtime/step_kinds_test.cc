// What is special to connection tests, tasks and triggers.

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/runtime/step_runner_fixture.h"
#include "sdk/step/trigger_sink.h"

namespace insight {
namespace {

using ::testing::HasSubstr;

class StepKindsTest : public StepRunnerTest {};

TEST_F(StepKindsTest, ATestChecksNeitherInputNorOutput) {
  TheBehaviour().test = [](StepCall&) { return Output("anything"); };
  EXPECT_EQ(Body(Action(R"("input": 5)"), {.test = true})["output"],
            "anything");
}

TEST_F(StepKindsTest, TheConnectionsTestIsPreferred) {  // G34, G36
  plugin_.connection.test = &TestConnection;
  TheBehaviour().connection_test = [](StepContext&) {
    ConnectionTestResult result;
    result.output = std::make_unique<Json>(true);
    return result;
  };
  EXPECT_EQ(Body(Action(), {.test = true})["output"], true);
}

TEST_F(StepKindsTest, WithoutAnyTestTheOutputIsNull) {
  const Json body = Body(Task(""), {.test = true});
  EXPECT_EQ(body["status"], "ok");
  EXPECT_TRUE(body["output"].is_null());
}

TEST_F(StepKindsTest, TestsOfTasksPreferTestTaskAndItsLog) {  // 13.16
  plugin_.connection.test = &TestConnection;
  plugin_.connection.test_task = &TestTask;
  TheBehaviour().test_task = [](std::string_view task, StepContext&) {
    ConnectionTestResult result;
    result.output = std::make_unique<Json>(std::string(task));
    result.log = "all is well";
    return result;
  };
  const Json body = Body(Task(""), {.test = true});
  EXPECT_EQ(body["output"], "go");
  EXPECT_EQ(body["log"], "all is well");
}

TEST_F(StepKindsTest, AFailedTestTaskLogsItsData) {
  plugin_.connection.test = &TestConnection;
  plugin_.connection.test_task = &TestTask;
  std::string data = "what happened";
  TheBehaviour().test_task = [&data](std::string_view,
                                     StepContext&) -> ConnectionTestResult {
    throw ConnectionTestException("c", "a", data);
  };
  EXPECT_EQ(Body(Task(""), {.test = true})["log"], "what happened");
  data.clear();
  EXPECT_EQ(Body(Task(""), {.test = true})["log"], "Connection test failed");
}

TEST_F(StepKindsTest, AConnectionTestHasABannerWithoutStep) {
  plugin_.connection.test = &TestConnection;
  TheBehaviour().connection_test = [](StepContext&) {
    ConnectionTestResult result;
    result.output = std::make_unique<Json>(Json{{"success", true}});
    return result;
  };
  const RunResult result =
      Run(R"({"version": "v1", "type": "connection_test", "body": {}})");
  EXPECT_EQ(result.envelope["type"], "connection_test");
  EXPECT_EQ(result.envelope["body"]["log"], "acme/P:1.0.0\n");
  EXPECT_EQ(result.envelope["body"]["output"], Json({{"success", true}}));
}

TEST_F(StepKindsTest, AConnectionWithoutTestIsNotImplemented) {
  const RunResult result =
      Run(R"({"version": "v1", "type": "connection_test", "body": {}})");
  EXPECT_EQ(result.outcome, Outcome::kNotImplemented);
  EXPECT_EQ(result.envelope["body"]["error"],
            "The server successfully processed the request and is not "
            "returning any content (no connection test function)");
}

TEST_F(StepKindsTest, ATaskReturnsAllItsParts) {
  TheBehaviour().run = [](StepCall& call) {
    StepResult result = Output({{"n", 1}});
    (*call.state)["config"] = call.custom_config->at("c");
    result.state = std::make_unique<Json>(std::move(*call.state));
    result.has_more_pages = true;
    result.status_code = 429;
    result.error = std::make_shared<PluginException>("c", "a", "d");
    return result;
  };
  const RunResult result =
      Run(Task(R"(, "state": {"n": 5}, "custom_config": {"c": 7})"));
  EXPECT_EQ(result.outcome, Outcome::kOk);
  EXPECT_EQ(DumpJson(result.envelope["body"]),
            R"({"log": "acme/P:1.0.0. Step name: go\n", "status": "ok", )"
            R"("meta": {}, "state": {"n": 5, "config": 7}, )"
            R"("has_more_pages": true, "status_code": 429, "exception": )"
            R"({"cause": "c", "assistance": "a", "data": "d"}, )"
            R"("output": {"n": 1}})");
}

TEST_F(StepKindsTest, ATaskNeedsItsState) {
  const RunResult missing = Run(Task(""));
  EXPECT_EQ(missing.outcome, Outcome::kServerError);
  EXPECT_EQ(missing.envelope["body"]["error"],
            "('Unable to validate task input JSON', KeyError('state'))");
  const RunResult wrong = Run(Task(R"(, "state": 5)"));
  EXPECT_EQ(wrong.outcome, Outcome::kClientError);
  EXPECT_EQ(wrong.envelope["body"]["error"],
            "('task input JSON was invalid', <ValidationError: \"5 is not of "
            "type 'object'\">)");
}

TEST_F(StepKindsTest, AnEventHasTheLinesSinceTheLastOne) {
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Info("first");
    call.sink->Send({{"n", 1}});
    call.context.log().Info("second");
    call.sink->Send({{"n", 2}});
    call.context.log().Info("rest");
    return Output({{"n", 3}});
  };
  EXPECT_EQ(Body(Trigger())["log"], "rest\n");
  EXPECT_THAT(
      events_,
      ::testing::ElementsAre(
          R"({"body": {"meta": {}, "output": {"n": 1}, "log": )"
          R"("acme/P:1.0.0. Step name: go\nfirst\n"}, )"
          R"("type": "trigger_event", "version": "v1"})",
          R"({"body": {"meta": {}, "output": {"n": 2}, "log": "second\n"}, )"
          R"("type": "trigger_event", "version": "v1"})"));
}

TEST_F(StepKindsTest, AnEventMustFitTheOutputSchema) {
  TheBehaviour().run = [](StepCall& call) {
    EXPECT_EQ(call.sink->webhook_url(), "w");
    call.sink->Send({{"n", "x"}});
    return StepResult();
  };
  EXPECT_THAT(Body(Trigger())["error"].get<std::string>(),
              HasSubstr("'x' is not of type 'integer'"));
  EXPECT_TRUE(events_.empty());
}

TEST_F(StepKindsTest, AnEventThatCannotBeDeliveredKeepsItsLines) {  // 13.17
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Info("found something");
    call.sink->Send({{"refuse", true}});
    return StepResult();
  };
  const Json body = Body(Trigger());
  EXPECT_EQ(body["error"], "engine unreachable");
  EXPECT_THAT(body["log"].get<std::string>(), HasSubstr("found something\n"));
}

TEST_F(StepKindsTest, ATriggersDispatcherIsChecked) {
  EXPECT_EQ(Body(Trigger("null"))["error"], "missing HTTP dispatcher config");
  EXPECT_EQ(Body(Trigger("{}"))["error"], "'webhook_url'");
  EXPECT_EQ(Body(Trigger(R"({"webhook_url": ""})"))["error"], "'url'");
  EXPECT_EQ(Body(Trigger(R"({"webhook_url": "", "url": ""})"))["error"],
            "missing HTTP dispatcher config url");
  EXPECT_EQ(Body(Trigger("{}"), {.test = true})["error"], "'webhook_url'");
}

}  // namespace
}  // namespace insight
