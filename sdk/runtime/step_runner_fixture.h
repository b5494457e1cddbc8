// A plugin for the StepRunner's tests, whose steps do what a test says.

#ifndef SDK_RUNTIME_STEP_RUNNER_FIXTURE_H_
#define SDK_RUNTIME_STEP_RUNNER_FIXTURE_H_

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/log/log_sink.h"
#include "sdk/log/logger.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/testing/fake_clock.h"

namespace insight {

// Keeps what is logged.  Thread safety: all methods may be called from any
// thread.
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

// The one of the test that runs.
[[nodiscard]] Behaviour& TheBehaviour();

[[nodiscard]] StepResult Output(Json output);

// The tests of the plugin's connection, which has none at first.
ConnectionTestResult TestConnection(const AnyConnection& connection,
                                    const Json& input, StepContext& context);
ConnectionTestResult TestTask(const AnyConnection& connection,
                              std::string_view task, StepContext& context);

// An action, a trigger and a task, all named "go".  Their input needs a "name";
// "n" is an integer wherever it is.
[[nodiscard]] std::span<const StepDef> GoSteps();

class StepRunnerTest : public ::testing::Test {
 protected:
  // A step's output is {"n": 1} at first.
  StepRunnerTest();
  ~StepRunnerTest() override;

  // The runner of `plugin_` with `options_`, which are read at the first call.
  // Events go to `events_`; one with a member "refuse" cannot be delivered.
  StepRunner& Runner();

  RunResult Run(std::string_view message, const RunOptions& run = {});
  Json Body(std::string_view message, const RunOptions& run = {});

  // Messages; what is given are further members of the body.
  static std::string Action(
      const std::string& more = R"("input": {"name": "x"})");
  static std::string Task(const std::string& more);
  static std::string Trigger(
      const std::string& dispatcher = R"({"url": "u", "webhook_url": "w"})");

  PluginDef plugin_;
  StepRunner::Options options_;
  testing::FakeClock clock_;
  RecordingSink log_sink_;
  std::vector<std::string> events_;
  std::unique_ptr<StepRunner> runner_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_STEP_RUNNER_FIXTURE_H_
