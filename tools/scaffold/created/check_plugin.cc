// Checks the program of a plugin that was created and not edited:
//
//   check_plugin PROGRAM SPEC
//
// `info` names every step, `sample STEP` gives a message for it, and that
// message is answered with "ok": an action's and a task's by `run`, a
// trigger's, which would run for ever, by `test`.
//
// Exit status: 0; 1 after all that is wrong was printed.

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/cases/plugin_process.h"
#include "sdk/util/process/run_process.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::scaffold {
namespace {

// Some specs have defaults that their own schemas refuse.
constexpr std::string_view kInvalidInput = "input JSON was invalid";

// Puts something where a sample has nothing: the runtime refuses required
// inputs that are empty.
void FillIn(Json& value) {
  if (value.is_null() || value == "") value = "x";
  if (value.is_structured()) {
    for (Json& member : value) FillIn(member);
  }
}

class PluginCheck {
 public:
  explicit PluginCheck(std::string program)
      : program_(std::move(program)),
        run_(insight::testing::RunnerOf(program_)) {}

  [[nodiscard]] int Run(const spec::PluginSpec& plugin) {
    info_ = Output({program_, "info"});
    for (const spec::StepSpec& step : plugin.actions) Check("action", step);
    for (const spec::StepSpec& step : plugin.triggers) Check("trigger", step);
    for (const spec::StepSpec& step : plugin.tasks) Check("task", step);
    std::printf("%d steps, %d faults\n", steps_, faults_);
    return faults_ == 0 && steps_ > 0 ? 0 : 1;
  }

 private:
  void Fault(const std::string& text) {
    ++faults_;
    std::printf("%s\n", text.c_str());
  }

  std::string Output(const std::vector<std::string>& command) {
    const ProcessResult result = RunProcess(command);
    if (result.exit_status != 0) {
      Fault(command[1] + ": exit status " + std::to_string(result.exit_status) +
            ": " + result.standard_error);
    }
    return result.standard_output;
  }

  void Check(const std::string& kind, const spec::StepSpec& step) {
    ++steps_;
    if (info_.find(step.name) == std::string::npos) {
      Fault("info does not name the " + kind + " " + step.name);
    }
    Json message = ParseJson(Output({program_, "sample", step.name}));
    if (message["body"].value(kind, "") != step.name) {
      // Another kind has a step of this name, which comes first.
      return;
    }
    FillIn(message["body"]["input"]);
    FillIn(message["body"]["connection"]);
    const std::string command = kind == "trigger" ? "test" : "run";
    const testing::PluginOutcome outcome = run_(command, DumpJson(message));
    if (outcome.stdout_text.find(kInvalidInput) != std::string::npos) return;
    const Json reply = ParseJson(outcome.stdout_text);
    if (outcome.exit_status != 0 || reply["body"]["status"] != "ok") {
      Fault(command + " " + step.name + ": " + outcome.stdout_text);
    }
  }

  const std::string program_;
  const testing::PluginRunner run_;
  std::string info_;
  int steps_ = 0;
  int faults_ = 0;
};

int CheckPlugin(const char* program, const char* spec_file) {
  try {
    const spec::PluginSpec plugin =
        spec::ReadPluginSpec(spec::ReadTextFile(spec_file), spec_file);
    return PluginCheck(program).Run(plugin);
  } catch (const std::exception& e) {
    std::printf("%s\n", e.what());
    return 1;
  }
}

}  // namespace
}  // namespace insight::scaffold

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: check_plugin PROGRAM SPEC\n", stderr);
    return 2;
  }
  return insight::scaffold::CheckPlugin(argv[1], argv[2]);
}
