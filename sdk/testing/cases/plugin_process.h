// Runs a plugin's program on one message, as the orchestrator does.

#ifndef SDK_TESTING_CASES_PLUGIN_PROCESS_H_
#define SDK_TESTING_CASES_PLUGIN_PROCESS_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace insight::testing {

struct PluginOutcome {
  std::string stdout_text;
  std::string stderr_text;
  // 0 to 255 as the program ended, or -N if signal N ended it.
  int exit_status = 0;
  // The most memory that was resident, in KiB; with a sanitizer, what it would
  // have been without, roughly.
  long peak_memory_kib = 0;
};

// Runs a plugin's `command` ("run" or "test") with `input` on stdin.
using PluginRunner = std::function<PluginOutcome(const std::string& command,
                                                 std::string_view input)>;

// Variables of a process's environment; nothing for one that is to be unset.
using EnvironmentChanges = std::map<std::string, std::optional<std::string>>;

// Returns a runner that starts `program` (a path) once per call, with this
// process's environment and those changes.  A call throws std::runtime_error if
// the program cannot be started.  Calls may come from any thread.
[[nodiscard]] PluginRunner RunnerOf(std::string program,
                                    EnvironmentChanges changes = {});

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_PLUGIN_PROCESS_H_
