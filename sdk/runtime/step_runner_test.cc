#include "sdk/runtime/step_runner.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/log_sink.h"
#include "sdk/log/logger.h"
#include "sdk/message/message.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "sdk/step/workflow.h"
#include "sdk/testing/fake_clock.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using ::testing::HasSubstr;
using ::testing::Not;

class RecordingSink final : public LogSink {
 public:
  void Write(LogLevel, std::string_view message) override {
    const std::lock_guard lock(mutex_);
    text_.append(message).append("\n");
  }
  std::string text() {
    const std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  std::mutex mutex_;
  std::string text_;
};

// What the plugin of these tests does; a table has room for functions only.
struct Behaviour {
  std::function<StepResult(StepCall&)> run;
  std::function<StepResult(StepCall&)> test;
  std::function<void(const Json&, Logger&)> connect;
  std::function<ConnectionTestResult(StepContext&)> connection_test;
  std::function<ConnectionTestResult(std::string_view, StepContext&)> test_task;
};

Behaviour& TheBehaviour() {
  static Behaviour behaviour;
  return behaviour;
}

StepResult Output(Json output) {
  StepResult result;
  result.output = std::make_unique<Json>(std::move(output));
  return result;
}

StepResult RunIt(StepCall& call) { return TheBehaviour().run(call); }
StepResult TestIt(StepCall& call) { return TheBehaviour().test(call); }

AnyConnection ConnectIt(Json& params, Logger& log) {
  if (TheBehaviour().connect) TheBehaviour().connect(params, log);
  return std::make_shared<std::string>(params.value("user", ""));
}

ConnectionTestResult TestConnection(const AnyConnection&, const Json&,
                                    StepContext& context) {
  return TheBehaviour().connection_test(context);
}

ConnectionTestResult TestTask(const AnyConnection&, std::string_view task,
                              StepContext& context) {
  return TheBehaviour().test_task(task, context);
}

constexpr std::string_view kInput = R"({
  "type": "object",
  "properties": {"name": {"type": "string"}, "n": {"type": "integer"}},
  "required": ["name"]})";

constexpr std::string_view kOutput =
    R"({"type": "object", "properties": {"n": {"type": "integer"}}})";

constexpr std::string_view kConnection = R"({
  "type": "object",
  "properties": {
    "user": {"type": "string"},
    "pin": {"type": "string", "format": "password", "maxLength": 8}
  }})";

constexpr StepDef Step(StepKind kind, StepFunction test) {
  return {
      .kind = kind,
      .name = "go",
      .title = "Go",
      .description = "Goes",
      .input_schema = kInput,
      .output_schema = kOutput,
      .state_schema = kind == StepKind::kTask ? std::string_view(kOutput) : "",
      .run = &RunIt,
      .test = test};
}

constexpr StepDef kSteps[] = {
    Step(StepKind::kAction, &TestIt),
    Step(StepKind::kTrigger, &TestIt),
    Step(StepKind::kTask, nullptr),
};

class EventCollector final : public Dispatcher {
 public:
  explicit EventCollector(std::vector<std::string>& events) : events_(events) {}
  void Dispatch(const Json& event) override {
    if (event["body"]["output"].contains("refuse")) {
      throw std::runtime_error("engine unreachable");
    }
    events_.push_back(DumpJson(event));
  }

 private:
  std::vector<std::string>& events_;
};

class StepRunnerTest : public ::testing::Test {
 protected:
  StepRunnerTest() {
    TheBehaviour() = Behaviour();
    TheBehaviour().run = [](StepCall&) { return Output({{"n", 1}}); };
  }

  StepRunner& Runner() {
    if (runner_ == nullptr) {
      options_.dispatchers = [this](const std::string&) {
        return std::make_unique<EventCollector>(events_);
      };
      runner_ =
          std::make_unique<StepRunner>(plugin_, options_, clock_, log_sink_);
    }
    return *runner_;
  }

  RunResult Run(std::string_view message, const RunOptions& run = {}) {
    return Runner().Run(ParseMessage(message), run);
  }

  Json Body(std::string_view message, const RunOptions& run = {}) {
    return Run(message, run).envelope["body"];
  }

  // Members that follow are those of the body.
  static std::string Action(const std::string& more = R"("input":
      {"name": "x"})") {
    return R"({"version": "v1", "type": "action_start", "body": {"action":
        "go", )" +
           more + "}}";
  }
  static std::string Task(const std::string& more) {
    return R"({"version": "v1", "type": "task_start", "body": {"task": "go",
        "input": {"name": "x"})" +
           more + "}}";
  }
  static std::string Trigger(
      const std::string& dispatcher = R"({"url": "u", "webhook_url": "w"})") {
    return R"({"version": "v1", "type": "trigger_start", "body": {"trigger":
        "go", "input": {"name": "x"}, "dispatcher": )" +
           dispatcher + "}}";
  }

  PluginDef plugin_ = {
      .name = "p",
      .title = "P",
      .vendor = "acme",
      .version = "1.0.0",
      .description = "",
      .spec_yaml = "",
      .connection = {.schema = kConnection, .connect = &ConnectIt},
      .steps = kSteps};
  StepRunner::Options options_;
  FakeClock clock_;
  RecordingSink log_sink_;
  std::vector<std::string> events_;
  std::unique_ptr<StepRunner> runner_;
};

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

TEST_F(StepRunnerTest, ATestChecksNeitherInputNorOutput) {
  TheBehaviour().test = [](StepCall&) { return Output("anything"); };
  EXPECT_EQ(Body(Action(R"("input": 5)"), {.test = true})["output"],
            "anything");
}

TEST_F(StepRunnerTest, TheConnectionsTestIsPreferred) {  // G34, G36
  plugin_.connection.test = &TestConnection;
  TheBehaviour().connection_test = [](StepContext&) {
    ConnectionTestResult result;
    result.output = std::make_unique<Json>(true);
    return result;
  };
  EXPECT_EQ(Body(Action(), {.test = true})["output"], true);
}

TEST_F(StepRunnerTest, WithoutAnyTestTheOutputIsNull) {
  const Json body = Body(Task(""), {.test = true});
  EXPECT_EQ(body["status"], "ok");
  EXPECT_TRUE(body["output"].is_null());
}

TEST_F(StepRunnerTest, TestsOfTasksPreferTestTaskAndItsLog) {  // 13.16
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

TEST_F(StepRunnerTest, AFailedTestTaskLogsItsData) {
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

TEST_F(StepRunnerTest, AConnectionTestHasABannerWithoutStep) {
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

TEST_F(StepRunnerTest, AConnectionWithoutTestIsNotImplemented) {
  const RunResult result =
      Run(R"({"version": "v1", "type": "connection_test", "body": {}})");
  EXPECT_EQ(result.outcome, Outcome::kNotImplemented);
  EXPECT_EQ(result.envelope["body"]["error"],
            "The server successfully processed the request and is not "
            "returning any content (no connection test function)");
}

TEST_F(StepRunnerTest, ATaskReturnsAllItsParts) {
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

TEST_F(StepRunnerTest, ATaskNeedsItsState) {
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

TEST_F(StepRunnerTest, AnEventHasTheLinesSinceTheLastOne) {
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

TEST_F(StepRunnerTest, AnEventMustFitTheOutputSchema) {
  TheBehaviour().run = [](StepCall& call) {
    EXPECT_EQ(call.sink->webhook_url(), "w");
    call.sink->Send({{"n", "x"}});
    return StepResult();
  };
  EXPECT_THAT(Body(Trigger())["error"].get<std::string>(),
              HasSubstr("'x' is not of type 'integer'"));
  EXPECT_TRUE(events_.empty());
}

TEST_F(StepRunnerTest, AnEventThatCannotBeDeliveredKeepsItsLines) {  // 13.17
  TheBehaviour().run = [](StepCall& call) {
    call.context.log().Info("found something");
    call.sink->Send({{"refuse", true}});
    return StepResult();
  };
  const Json body = Body(Trigger());
  EXPECT_EQ(body["error"], "engine unreachable");
  EXPECT_THAT(body["log"].get<std::string>(), HasSubstr("found something\n"));
}

TEST_F(StepRunnerTest, ATriggersDispatcherIsChecked) {
  EXPECT_EQ(Body(Trigger("null"))["error"], "missing HTTP dispatcher config");
  EXPECT_EQ(Body(Trigger("{}"))["error"], "'webhook_url'");
  EXPECT_EQ(Body(Trigger(R"({"webhook_url": ""})"))["error"], "'url'");
  EXPECT_EQ(Body(Trigger(R"({"webhook_url": "", "url": ""})"))["error"],
            "missing HTTP dispatcher config url");
  EXPECT_EQ(Body(Trigger("{}"), {.test = true})["error"], "'webhook_url'");
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
  const StepDef twice[] = {kSteps[0], kSteps[0]};
  plugin_.steps = twice;
  EXPECT_DEATH((void)Runner(), "distinct names");
}

}  // namespace
}  // namespace insight
