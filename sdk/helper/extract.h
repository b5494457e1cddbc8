// Takes a value out of a text by what surrounds it.
//
// Example:
//
//   ExtractValue(R"(\s)", "Shell", R"(:\s(.*)\s)", "\n\tShell: /bin/bash\n\t")
//       -> "/bin/bash"
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_HELPER_EXTRACT_H_
#define SDK_HELPER_EXTRACT_H_

#include <optional>
#include <string>
#include <string_view>

namespace insight {

// Looks in `text` for the regular expression that `begin`, `key` and `end`
// make one after the other; none of them is escaped.  Returns what its group
// matched; nothing if there is no match, or if the match has no group, several
// ones side by side, or one that took no part.  Of groups within one another,
// the outer one is returned.
//
// Patterns are Python's (see "sdk/helper/python_regex.h").  Throws
// PluginException for one that RE2 cannot run, such as a lookahead.
[[nodiscard]] std::optional<std::string> ExtractValue(std::string_view begin,
                                                      std::string_view key,
                                                      std::string_view end,
                                                      std::string_view text);

}  // namespace insight

#endif  // SDK_HELPER_EXTRACT_H_
