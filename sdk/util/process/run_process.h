// Runs another program and takes in what it prints.
//
// Example:
//
//   const ProcessResult result = RunProcess({"/usr/bin/whois", domain},
//                                           {.timeout = seconds(30)});
//   if (result.exit_status != 0) ...
//
// There is no shell: arguments reach the program as they are.  Its stdin is
// empty, both of its outputs are read at once (so it never blocks on a full
// pipe), it inherits no other file, and it is reaped whatever happens.
//
// Thread safety: may be called from any thread.

#ifndef SDK_UTIL_PROCESS_RUN_PROCESS_H_
#define SDK_UTIL_PROCESS_RUN_PROCESS_H_

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace insight {

struct ProcessOptions {
  // How long the program may take.  When it is over, the program is killed
  // (SIGKILL), and so is all that it started in its process group.  Empty: as
  // long as it wants.
  std::optional<std::chrono::milliseconds> timeout;
};

struct ProcessResult {
  // The bytes that the program wrote; normally text.
  std::string standard_output;
  std::string standard_error;
  // 0 to 255 as the program ended, or -N if signal N ended it.
  int exit_status = 0;
  // Whether it was killed because its time was over; the outputs are then what
  // it wrote until then, and the status is -9.
  bool timed_out = false;
};

// Runs `arguments[0]`, looked for in $PATH unless it has a slash, with all of
// `arguments` as its argv, in this process's environment and working directory.
// Returns when both outputs are closed and the program has ended.
//
// Throws PluginException if the program cannot be started: there are no
// arguments, no such file, no permission, or a zero byte in an argument.
[[nodiscard]] ProcessResult RunProcess(
    const std::vector<std::string>& arguments,
    const ProcessOptions& options = {});

}  // namespace insight

#endif  // SDK_UTIL_PROCESS_RUN_PROCESS_H_
