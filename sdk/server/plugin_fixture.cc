#include "sdk/server/plugin_fixture.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/log/logger.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"

namespace insight {
namespace {

struct Waiting {
  std::mutex mutex;
  std::condition_variable changed;
  int count = 0;  // Guarded by the mutex, as is the next.
  bool released = false;
};

Waiting& GlobalWaiting() {
  static Waiting waiting;
  return waiting;
}

void AddWaiting(int change) {
  const std::lock_guard lock(GlobalWaiting().mutex);
  GlobalWaiting().count += change;
  GlobalWaiting().changed.notify_all();
}

bool IsReleased() {
  const std::lock_guard lock(GlobalWaiting().mutex);
  return GlobalWaiting().released;
}

void SetReleased(bool released) {
  const std::lock_guard lock(GlobalWaiting().mutex);
  GlobalWaiting().released = released;
}

StepResult Return(Json output) {
  return {.output = std::make_unique<Json>(std::move(output)),
          .state = nullptr};
}

StepResult Echo(StepCall& call) {
  if (call.input.contains("say")) {
    call.context.log().Info(call.input["say"].get<std::string>());
  }
  return Return(call.input);
}

StepResult Fail(StepCall& call) {
  const std::string kind = call.input.at("kind").get<std::string>();
  if (kind == "plugin") throw PluginException("Cause.", "Assistance.", "data");
  if (kind == "client") throw ClientException("client");
  if (kind == "std") throw std::logic_error("logic");
  if (kind == "stdout") {
    std::cout << "text on stdout" << std::endl;
    return Return(Json::object());
  }
  throw 42;
}

StepResult Wait(StepCall& call) {
  AddWaiting(1);
  while (!IsReleased() &&
         !call.context.cancellation().WaitFor(std::chrono::milliseconds(2))) {
  }
  AddWaiting(-1);
  return Return(Json::object());
}

StepResult Tick(StepCall&) { return Return(Json::object()); }

StepResult Count(StepCall& call) {
  StepResult result = Return(*call.custom_config);
  result.state = std::make_unique<Json>(Json::object());
  return result;
}

struct Connected {
  std::string token;
};

AnyConnection Connect(Json& params, Logger&) {
  const auto token = params.value("token", std::string());
  return std::make_shared<Connected>(Connected{token});
}

ConnectionTestResult Test(const AnyConnection& connection, const Json&,
                          StepContext&) {
  const auto& token = static_cast<const Connected*>(connection.get())->token;
  if (token == "bad") throw ConnectionTestException(Preset::kApiKey);
  ConnectionTestResult result;
  if (token == "quiet") return result;
  result.output = std::make_unique<Json>(Json{{"success", true}});
  return result;
}

ConnectionTestResult TestTask(const AnyConnection& connection,
                              std::string_view task, StepContext& context) {
  ConnectionTestResult result = Test(connection, Json(), context);
  result.log = "tested " + std::string(task);
  return result;
}

constexpr std::string_view kNeedsName = R"({
  "type": "object",
  "properties": {"name": {"type": "string"}},
  "required": ["name"]
})";

constexpr StepDef kSteps[] = {
    {.kind = StepKind::kAction,
     .name = "echo",
     .title = "Echo",
     .description = "Returns its input",
     .input_schema = kNeedsName,
     .output_schema = "{}",
     .run = &Echo},
    {.kind = StepKind::kAction,
     .name = "fail",
     .title = "Fail",
     .description = "Throws",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Fail},
    {.kind = StepKind::kAction,
     .name = "wait",
     .title = "Wait",
     .description = "Waits",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Wait},
    {.kind = StepKind::kTrigger,
     .name = "tick",
     .title = "Tick",
     .description = "Sends nothing",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Tick},
    {.kind = StepKind::kTask,
     .name = "count",
     .title = "Count",
     .description = "Counts",
     .input_schema = "{}",
     .output_schema = "{}",
     .state_schema = "{}",
     .run = &Count},
};

constexpr std::string_view kSpec = R"(plugin_spec_version: v2
name: fixture
title: Fixture
description: A plugin for tests
version: 1.2.3
vendor: acme
tags: [one, two]
enable_cache: yes
actions:
  echo:
    title: Echo
    description: Returns its input
    input:
      name: {type: string, required: true}
    extra: not shown
triggers: {tick: {title: Tick}}
tasks:
  count:
    title: Count
    schedule: {minutes: 5}
    state: {}
)";

constexpr PluginDef kPlugin = {
    .name = "fixture",
    .title = "Fixture",
    .vendor = "acme",
    .version = "1.2.3",
    .description = "A plugin for tests",
    .spec_yaml = kSpec,
    .connection = {.schema = R"({
  "type": "object",
  "title": "Variables",
  "properties": {"token": {"type": "string", "format": "password"}},
  "definitions": {}
})",
                   .connect = &Connect,
                   .test = &Test,
                   .test_task = &TestTask},
    .steps = kSteps,
};

}  // namespace

const PluginDef& FixturePlugin() { return kPlugin; }

void WaitingSteps::Hold() { SetReleased(false); }

void WaitingSteps::Release() { SetReleased(true); }

void WaitingSteps::AwaitCount(int count) {
  std::unique_lock lock(GlobalWaiting().mutex);
  GlobalWaiting().changed.wait(
      lock, [count] { return GlobalWaiting().count == count; });
}

}  // namespace insight
