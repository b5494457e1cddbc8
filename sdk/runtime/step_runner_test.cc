#include "sdk/runtime/step_runner.h"

#include <atomic>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/message/message.h"
#include "sdk/message/request.h"
#include "sdk/runtime/step_runner_fixture.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/workflow.h"

namespace insight {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(StepRunnerTest, AnswersWithLogStatusMetaAndOutput) {
  TheBehaviour().connect = [](const Json&, Logger& log) {
    log.Info("connecting");
  };
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Info("working");
    call.context.log().Debug("detail");
    return Output({{"n", 1}});
  };
  const RunResult result =
      Run(Action(R"("input": {"name": "x"}, "meta": {"a": 1})"));
  EXPECT_EQ(result.outcome, Outcome::kOk);
  EXPECT_EQ(DumpJson(result.envelope),
            R"({"body": {"log": "connecting\nacme/P:1.0.0. Step name: go\n)"
            R"(working\n", "status": "ok", "meta": {"a": 1}, )"
            R"("output": {"n": 1}}, "version": "v1", )"
            R"("type": "action_event"})");
  EXPECT_EQ(log_sink_.text(),
            "connecting\nacme/P:1.0.0. Step name: go\nworking\n");
}

TEST_F(StepRunnerTest, DebugRecordsDebugLines) {
  options_.debug = true;
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Debug("detail");
    return Output({{"n", 1}});
  };
  EXPECT_THAT(Body(Action())["log"].get<std::string>(), HasSubstr("detail\n"));
}

TEST_F(StepRunnerTest, TheNameIsCheckedBeforeConnecting) {  // 13.15
  TheBehaviour().connect = [](const Json&, Logger&) { FAIL(); };
  const RunResult result = Run(
      R"({"version": "v1", "type": "action_start", "body": {"action": "no"}})");
  EXPECT_EQ(result.outcome, Outcome::kClientError);
  EXPECT_EQ(result.envelope["body"]["error"], "Unknown action \"no\"");
  EXPECT_EQ(result.envelope["body"]["meta"], Json::object());
}

TEST_F(StepRunnerTest, ARefusedMessageHasItsMetaOrNull) {
  const Json with_meta = Body(R"({"type": "x", "body": {"meta": {"a": 1}}})");
  EXPECT_EQ(with_meta["meta"], Json({{"a", 1}}));
  const RunResult without = Run(R"({"type": "x", "body": {}})");
  EXPECT_TRUE(without.envelope["body"]["meta"].is_null());
  EXPECT_TRUE(without.envelope["type"].is_null());
}

TEST_F(StepRunnerTest, AMessageOfAnotherRoutesTypeIsRefused) {  // 13.14
  TheBehaviour().run = [](StepCall&) -> StepResult {
    ADD_FAILURE();
    return {};
  };
  const RunResult result =
      Run(Trigger(), {.expected_type = MessageType::kActionStart});
  EXPECT_EQ(result.outcome, Outcome::kClientError);
  EXPECT_EQ(result.envelope["body"]["error"],
            "Message type \"trigger_start\" does not match the route");
  EXPECT_EQ(Run(R"({"type": "x", "body": {}})",
                {.expected_type = MessageType::kActionStart})
                .envelope["body"]["error"],
            "Unsupported message type \"x\"");
}

TEST_F(StepRunnerTest, TheInputMustFitItsSchema) {
  const RunResult result = Run(Action(R"("input": {"n": 1})"));
  EXPECT_EQ(result.outcome, Outcome::kClientError);
  EXPECT_EQ(result.envelope["body"]["error"],
            "('action input JSON was invalid', <ValidationError: \"'name' is a "
            "required property\">)");
  EXPECT_THAT(result.envelope["body"]["log"].get<std::string>(),
              Not(HasSubstr("Step name")));
}

TEST_F(StepRunnerTest, ARequiredInputMustNotBeEmpty) {  // 13.11
  const RunResult result = Run(Action(R"("input": {"name": ""})"));
  EXPECT_EQ(result.outcome, Outcome::kClientError);
  EXPECT_THAT(result.envelope["body"]["error"].get<std::string>(),
              HasSubstr("Invalid input was found in: name'))"));
}

TEST_F(StepRunnerTest, TheOutputMustFitItsSchema) {
  TheBehaviour().run = [](StepCall&) { return Output({{"n", "x"}}); };
  const RunResult result = Run(Action());
  EXPECT_EQ(result.outcome, Outcome::kServerError);
  EXPECT_THAT(result.envelope["body"]["error"].get<std::string>(),
              HasSubstr("'x' is not of type 'integer'"));
  TheBehaviour().run = [](StepCall&) { return StepResult(); };
  EXPECT_THAT(Body(Action())["error"].get<std::string>(),
              HasSubstr("None is not of type 'object'"));
}

TEST_F(StepRunnerTest, BytesAreNoOutput) {
  TheBehaviour().run = [](StepCall&) {
    return Output({{"b", {Json::binary({'x'})}}});
  };
  EXPECT_EQ(Body(Action())["error"],
            "The step's output is not JSON: it holds bytes.");
}

TEST_F(StepRunnerTest, EachKindOfExceptionHasItsOutcome) {
  const auto outcome_of = [this](std::function<void()> thrower) {
    TheBehaviour().run = [&](StepCall&) {
      thrower();
      return StepResult();
    };
    return Run(Action()).outcome;
  };
  EXPECT_EQ(outcome_of([] { throw ClientException("c"); }),
            Outcome::kClientError);
  EXPECT_EQ(outcome_of([] { throw PluginException("c", "a"); }),
            Outcome::kPluginError);
  EXPECT_EQ(outcome_of([] { throw ConnectionTestException("c", "a"); }),
            Outcome::kPluginError);
  EXPECT_EQ(outcome_of([] { throw ServerException("s"); }),
            Outcome::kServerError);
  EXPECT_EQ(outcome_of([] { throw std::runtime_error("r"); }),
            Outcome::kServerError);
  EXPECT_EQ(outcome_of([] { throw 5; }), Outcome::kServerError);
}

TEST_F(StepRunnerTest, APluginExceptionIsDescribed) {  // G33
  TheBehaviour().run = [](StepCall&) -> StepResult {
    throw PluginException("Cause.", "Assistance.", "data");
  };
  const Json body = Body(Action());
  EXPECT_EQ(body["exception"], Json({{"cause", "Cause."},
                                     {"assistance", "Assistance."},
                                     {"data", "data"}}));
  EXPECT_FALSE(body.contains("output"));
  EXPECT_THAT(body["log"].get<std::string>(),
              HasSubstr(body["error"].get<std::string>() + "\n"));
}

TEST_F(StepRunnerTest, APlainExceptionIsDescribedInTestsOnly) {
  TheBehaviour().run = [](StepCall&) -> StepResult {
    throw std::runtime_error("it's bad");
  };
  TheBehaviour().test = TheBehaviour().run;
  EXPECT_FALSE(Body(Action()).contains("exception"));
  EXPECT_EQ(Body(Action(), {.test = true})["exception"],
            Json({{"cause", "Plugin connection test failed."},
                  {"assistance", "See error log for more details."},
                  {"data", "Exception(\"it's bad\")"}}));
}

TEST_F(StepRunnerTest, ConnectionsAreSharedUntilAStepDropsThem) {
  int connects = 0;
  TheBehaviour().connect = [&](const Json&, Logger&) { ++connects; };
  const std::string message =
      Action(R"("input": {"name": "x"}, "connection": {"user": "u"})");
  EXPECT_EQ(Run(message).outcome, Outcome::kOk);
  EXPECT_EQ(Run(message).outcome, Outcome::kOk);
  EXPECT_EQ(connects, 1);
  TheBehaviour().run = [](StepCall& call) {
    call.context.DropConnection();
    return Output({{"n", 1}});
  };
  EXPECT_EQ(Run(message).outcome, Outcome::kOk);
  EXPECT_EQ(Run(message).outcome, Outcome::kOk);
  EXPECT_EQ(connects, 2);
}

TEST_F(StepRunnerTest, AWrongConnectionShowsNoSecret) {
  TheBehaviour().connect = [](const Json&, Logger&) { FAIL(); };
  const RunResult result = Run(
      Action(R"("connection": {"user": 5, "pin": "it's\nme"}, "input": {})"));
  EXPECT_EQ(result.outcome, Outcome::kServerError);
  const std::string error = result.envelope["body"]["error"];
  EXPECT_THAT(error, HasSubstr("5 is not of type 'string'"));
  const std::string too_long = Body(Action(
      R"("connection": {"pin": "it's\nfar too long"}, "input": {})"))["error"];
  EXPECT_EQ(too_long, "******** is too long");
}

TEST_F(StepRunnerTest, SecretsAreRedactedEverywhereButInTheOutput) {
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Info("with hunter22");
    return Output({{"text", "hunter22"}});
  };
  const std::string message =
      Action(R"("input": {"name": "x"}, "connection": {"pin": "hunter22"})");
  const Json body = Body(message);
  EXPECT_THAT(body["log"].get<std::string>(), HasSubstr("with ********\n"));
  EXPECT_EQ(body["output"]["text"], "hunter22");
  EXPECT_THAT(log_sink_.text(), Not(HasSubstr("hunter22")));
}

TEST_F(StepRunnerTest, AServerMayRedactTheOutputToo) {
  options_.redact_output = true;
  TheBehaviour().run = [](StepCall&) { return Output({{"text", "hunter22"}}); };
  const Json body =
      Body(Action(R"("input": {"name": "x"}, "connection": {"pin": "hunter22"},
                "meta": {"m": "hunter22"})"));
  EXPECT_EQ(body["output"]["text"], "********");
  EXPECT_EQ(body["meta"]["m"], "********");
}

TEST_F(StepRunnerTest, AStepSeesItsMetaAndCancellation) {
  Cancellation cancellation;
  cancellation.Cancel();
  TheBehaviour().run = [](StepCall& call) {
    EXPECT_EQ(call.context.workflow().job_id, "j");
    EXPECT_EQ(call.context.meta(), Json({{"jobId", "j"}}));
    EXPECT_TRUE(call.context.cancellation().cancelled());
    return Output({{"n", 1}});
  };
  EXPECT_EQ(Run(Action(R"("input": {"name": "x"}, "meta": {"jobId": "j"})"),
                {.cancellation = &cancellation})
                .outcome,
            Outcome::kOk);
}

TEST_F(StepRunnerTest, InTheCloudAFailureHasMetrics) {
  options_.cloud = true;
  TheBehaviour().run = [](StepCall& call) -> StepResult {
    call.input = Json();
    throw PluginException(Preset::kNotFound);
  };
  const Json body = Body(Action(R"("input": {"name": "x"},
      "meta": {"shortOrgId": "o", "workflowId": "w"})"));
  EXPECT_EQ(DumpJson(body["metrics"]),
            R"({"plugin": {"name": "P", "version": "1.0.0", )"
            R"("vendor": "acme"}, "workflow": {"step": {"inputs": ["name"], )"
            R"("error": {"cause": "not_found", "known": true, "message": )" +
                DumpJson(body["error"]) +
                R"(}}, "id": "w"}, "organization_id": "o", )"
                R"("measurement_time": "1767229200"})");
}

// Concurrent requests: what TSan looks at, too.
TEST_F(StepRunnerTest, LogsAndMetaOfConcurrentRequestsNeverMix) {  // 13.4, 13.5
  TheBehaviour().run = [](StepCall& call) {
    const std::string name = call.input.at("name");
    for (int i = 0; i < 20; ++i) call.context.log().Info(name);
    return Output({{"job", *call.context.workflow().job_id}});
  };
  StepRunner& runner = Runner();
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&runner, t] {
      const std::string name = "request" + std::to_string(t);
      std::string lines = "acme/P:1.0.0. Step name: go\n";
      for (int i = 0; i < 20; ++i) lines += name + "\n";
      for (int i = 0; i < 20; ++i) {
        RunResult result = runner.Run(
            ParseMessage(Action(R"("input": {"name": ")" + name +
                                R"("}, "meta": {"jobId": ")" + name + "\"}")),
            {});
        Json& body = result.envelope["body"];
        EXPECT_EQ(body["log"], lines);
        EXPECT_EQ(body["output"]["job"], name);
        EXPECT_EQ(body["meta"]["jobId"], name);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(StepRunnerTest, ConcurrentRequestsConnectOnce) {  // 13.8
  std::atomic<int> connects = 0;
  TheBehaviour().connect = [&](const Json&, Logger&) { ++connects; };
  StepRunner& runner = Runner();
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&runner] {
      EXPECT_EQ(runner.Run(ParseMessage(Action()), {}).outcome, Outcome::kOk);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(connects, 1);
}

TEST_F(StepRunnerTest, APluginWithoutConnectionIsNotConnected) {
  plugin_.connection = {};
  TheBehaviour().run = [](StepCall& call) {
    EXPECT_EQ(call.connection, nullptr);
    return Output({{"n", 1}});
  };
  EXPECT_EQ(Run(Action()).outcome, Outcome::kOk);
}

class StepRunnerDeathTest : public StepRunnerTest {};

TEST_F(StepRunnerDeathTest, TwoStepsOfOneNameAreABrokenTable) {
  const StepDef twice[] = {GoSteps()[0], GoSteps()[0]};
  plugin_.steps = twice;
  EXPECT_DEATH((void)Runner(), "distinct names");
}

TEST_F(StepRunnerDeathTest, ASchemaThatIsNoneIsABrokenTable) {
  StepDef step = GoSteps()[0];
  step.input_schema = "{";
  plugin_.steps = std::span(&step, 1);
  EXPECT_DEATH((void)Run(Action()), "a table's schemas are JSON schemas");
}

}  // namespace
}  // namespace insight
