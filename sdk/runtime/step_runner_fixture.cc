#include "sdk/runtime/step_runner_fixture.h"

#include <stdexcept>

#include "sdk/dispatcher/dispatcher.h"
#include "sdk/json/dump.h"
#include "sdk/message/message.h"

namespace insight {
namespace {

StepResult RunIt(StepCall& call) { return TheBehaviour().run(call); }
StepResult TestIt(StepCall& call) { return TheBehaviour().test(call); }

AnyConnection ConnectIt(Json& params, Logger& log) {
  if (TheBehaviour().connect) TheBehaviour().connect(params, log);
  return std::make_shared<std::string>(params.value("user", ""));
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

}  // namespace

Behaviour& TheBehaviour() {
  static Behaviour behaviour;
  return behaviour;
}

StepResult Output(Json output) {
  StepResult result;
  result.output = std::make_unique<Json>(std::move(output));
  return result;
}

ConnectionTestResult TestConnection(const AnyConnection&, const Json&,
                                    StepContext& context) {
  return TheBehaviour().connection_test(context);
}

ConnectionTestResult TestTask(const AnyConnection&, std::string_view task,
                              StepContext& context) {
  return TheBehaviour().test_task(task, context);
}

std::span<const StepDef> GoSteps() { return kSteps; }

StepRunnerTest::StepRunnerTest()
    : plugin_{.name = "p",
              .title = "P",
              .vendor = "acme",
              .version = "1.0.0",
              .description = "",
              .spec_yaml = "",
              .connection = {.schema = kConnection, .connect = &ConnectIt},
              .steps = kSteps} {
  TheBehaviour() = Behaviour();
  TheBehaviour().run = [](StepCall&) { return Output({{"n", 1}}); };
}

StepRunnerTest::~StepRunnerTest() = default;

StepRunner& StepRunnerTest::Runner() {
  if (runner_ == nullptr) {
    options_.dispatchers = [this](const DispatcherRequest&) {
      return std::make_unique<EventCollector>(events_);
    };
    runner_ =
        std::make_unique<StepRunner>(plugin_, options_, clock_, log_sink_);
  }
  return *runner_;
}

RunResult StepRunnerTest::Run(std::string_view message, const RunOptions& run) {
  return Runner().Run(ParseMessage(message), run);
}

Json StepRunnerTest::Body(std::string_view message, const RunOptions& run) {
  return Run(message, run).envelope["body"];
}

std::string StepRunnerTest::Action(const std::string& more) {
  return R"({"version": "v1", "type": "action_start", "body": {"action": "go",
             )" +
         more + "}}";
}

std::string StepRunnerTest::Task(const std::string& more) {
  return R"({"version": "v1", "type": "task_start", "body": {"task": "go",
             "input": {"name": "x"})" +
         more + "}}";
}

std::string StepRunnerTest::Trigger(const std::string& dispatcher) {
  return R"({"version": "v1", "type": "trigger_start", "body":
             {"trigger": "go", "input": {"name": "x"}, "dispatcher": )" +
         dispatcher + "}}";
}

}  // namespace insight
