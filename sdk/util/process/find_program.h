// Finds the program that a plugin calls, which may have the plugin's own name.
//
// Example, in a plugin whose own program is /usr/local/bin/jq:
//
//   FindProgram("jq") -> "/usr/bin/jq"
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_UTIL_PROCESS_FIND_PROGRAM_H_
#define SDK_UTIL_PROCESS_FIND_PROGRAM_H_

#include <string>
#include <string_view>

namespace insight {

// Returns the path of the first file called `name` in the folders of $PATH, or
// without one in /usr/bin and /bin, that may be run and is not the program that
// runs now.  Empty entries of $PATH are passed over: they would be the current
// folder.
//
// Throws PluginException if there is none.
[[nodiscard]] std::string FindProgram(std::string_view name);

}  // namespace insight

#endif  // SDK_UTIL_PROCESS_FIND_PROGRAM_H_
