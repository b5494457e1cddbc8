// Runs another program and takes in what it prints.
//
// Example:
//
//   const ProcessResult result = RunProcess({"/usr/bin/whois", domain},
//                                           {.timeout = seconds(30)});
//   if (result.exit_status != 0) ...
//
// There is no shell: arguments reach the program as they are.  Its stdin is a
// file (so nobody waits for it to be read), both of its outputs are read at
// once (so it never blocks on a full pipe), it inherits no other file, and it
// is reaped whatever happens.
//
// Thread safety: may be called from any thread.

#ifndef SDK_UTIL_PROCESS_RUN_PROCESS_H_
#define SDK_UTIL_PROCESS_RUN_PROCESS_H_

#include <chrono>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight {

class Cancellation;

// Whenever a program is not to go on, it is killed (SIGKILL), and so is all
// that it started in its process group.
struct ProcessOptions {
  // How long the program may take.  Empty: as long as it wants.
  std::optional<std::chrono::milliseconds> timeout = std::nullopt;
  // What it finds on its stdin; of any size, read or not.
  std::string_view standard_input = {};
  // Its whole environment, "NAME=VALUE" each.  Empty: that of this process.
  std::optional<std::vector<std::string>> environment = std::nullopt;
  // Bytes that it may write to each of its outputs.
  std::size_t max_output = std::numeric_limits<std::size_t>::max();
  // Ends it when cancelled, within a fraction of a second.  Must outlive the
  // call; never cancelled where null.
  const Cancellation* cancellation = nullptr;
};

struct ProcessResult {
  // The bytes that the program wrote; normally text.
  std::string standard_output;
  std::string standard_error;
  // 0 to 255 as the program ended, or -N if signal N ended it.
  int exit_status = 0;
  // Why it was killed, if it was: its time was over, the work cancelled, or an
  // output longer than allowed.  The outputs are then what it wrote until then,
  // cut at max_output, and the status is -9.
  bool timed_out = false;
  bool cancelled = false;
  bool output_too_long = false;
};

// Runs `arguments[0]`, looked for in this process's $PATH unless it has a
// slash, with all of `arguments` as its argv, in this process's working
// directory. Returns when both outputs are closed and the program has ended.
//
// Throws PluginException if the program cannot be started: there are no
// arguments, no such file, no permission, a zero byte in an argument or in the
// environment, or more of them than the system takes (128 KiB each).
[[nodiscard]] ProcessResult RunProcess(
    const std::vector<std::string>& arguments,
    const ProcessOptions& options = {});

}  // namespace insight

#endif  // SDK_UTIL_PROCESS_RUN_PROCESS_H_
