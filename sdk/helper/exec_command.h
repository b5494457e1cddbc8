// Runs a command line without a shell.
//
// Example:
//
//   const ProcessResult result = ExecCommand("/bin/ls -l '/a folder'", log);
//   result.exit_status      -> 0 (the Python runtime's "rcode")
//   result.standard_output  -> one name per line
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_HELPER_EXEC_COMMAND_H_
#define SDK_HELPER_EXEC_COMMAND_H_

#include <string_view>

#include "sdk/util/process/run_process.h"

namespace insight {

class Logger;

// Splits `command` as SplitCommand() does, and runs it as RunProcess() does:
// pipes, redirections, wildcards and variables are ordinary text.
//
// Throws HelperException("ExecCommand"), with the reason logged, if the command
// is empty or cannot be started; std::invalid_argument, with Python's text, if
// a quote is not closed.
[[nodiscard]] ProcessResult ExecCommand(std::string_view command, Logger& log,
                                        const ProcessOptions& options = {});

}  // namespace insight

#endif  // SDK_HELPER_EXEC_COMMAND_H_
