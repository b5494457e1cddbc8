// Splits a command line into its arguments as a POSIX shell would, without one.
//
// Example:
//
//   SplitCommand("grep -i 'two words' file") -> {"grep", "-i", "two words",
//                                                "file"}
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_UTIL_PROCESS_SPLIT_COMMAND_H_
#define SDK_UTIL_PROCESS_SPLIT_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight {

// Follows Python's shlex.split() in its POSIX mode: arguments are separated by
// space, tab, CR and LF; '...' keeps everything, "..." keeps everything but
// backslash before a backslash or a double quote; a backslash outside quotes
// keeps the next character.  Variables, wildcards, pipes, redirections and
// comments are ordinary characters.
//
// Throws std::invalid_argument, with Python's text "No closing quotation" or
// "No escaped character", if the command ends within quotes or after a
// backslash.
[[nodiscard]] std::vector<std::string> SplitCommand(std::string_view command);

}  // namespace insight

#endif  // SDK_UTIL_PROCESS_SPLIT_COMMAND_H_
