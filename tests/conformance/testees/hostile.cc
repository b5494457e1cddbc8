// A plugin whose steps do what plugin code must not do to a process.

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/main/run_plugin.h"
#include "sdk/runtime/delivery.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/step_def.h"
#include "sdk/step/trigger_sink.h"
#include "tests/conformance/testees/testee.h"

namespace insight::conformance {
namespace {

AnyConnection Connect(Json& /*params*/, Logger& /*log*/) {
  return std::make_shared<int>(0);
}

// What print does, and all that a child process prints.
void PrintInManyWays() {
  std::printf("{\"printf\": 1}");
  const std::string_view text = "{\"write\": 1}\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) < 0) std::abort();
}

struct NoException {};

// Fills the stack.
[[gnu::noinline]] int Recurse(volatile int* depth) {
  if (*depth < 0) return 0;  // Never; but the compiler cannot know.
  volatile int next = *depth + 1;
  return Recurse(&next) + next;
}

StepResult Misbehave(StepCall& call) {
  const std::string how = Text(call.input, "how");
  call.context.log().Info("before " + how);
  if (how == "print") PrintInManyWays();
  if (how == "exit") std::exit(0);
  if (how == "quick_exit") std::quick_exit(0);
  if (how == "exit_in_thread") {
    std::thread([] { std::exit(0); }).join();
  }
  if (how == "abort") std::abort();
  if (how == "segfault") raise(SIGSEGV);
  if (how == "overflow") {
    volatile int depth = 0;
    call.input["depth"] = Recurse(&depth);
  }
  if (how == "throw_in_thread") {
    std::thread([] { throw std::runtime_error("from a thread"); }).join();
  }
  if (how.starts_with("read ")) std::ifstream(how.substr(5)).get();
  if (how == "throw_no_exception") throw NoException();
  if (how == "log_secret") {
    call.context.log().Info("my secret is hunter22");
    throw std::runtime_error("refused: hunter22");
  }
  return Output({{"secret", "hunter22"}});
}

StepResult Wait(StepCall& call) {
  call.sink->Send({{"started", true}});
  (void)call.context.cancellation().WaitFor(std::chrono::hours(1));
  call.context.log().Info("told to stop");
  return {};
}

constexpr StepDef kSteps[] = {
    {.kind = StepKind::kAction,
     .name = "misbehave",
     .title = "Misbehave",
     .description = "Does what its input says",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Misbehave},
    {.kind = StepKind::kTrigger,
     .name = "wait",
     .title = "Wait",
     .description = "Sends an event and waits to be told to stop",
     .input_schema = "{}",
     .output_schema = "{}",
     .run = &Wait},
};

constexpr PluginDef kPlugin = {
    .name = "hostile",
    .title = "Hostile",
    .vendor = "acme",
    .version = "1.0.0",
    .description = "Misbehaves",
    .spec_yaml = "",
    .make_delivery = &MakeDelivery,
    .connection = {.schema = "{}", .connect = &Connect},
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::conformance

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::conformance::kPlugin, argc, argv);
}
