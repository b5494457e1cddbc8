// Regular expressions of Python's `re`, run by RE2.
//
// RE2 cannot run lookaround and backreferences; such a pattern is an error.
// What both accept but understand differently is translated: \s, \d and \w mean
// all of Unicode, \Z is the end, {,n} is {0,n}, and a $ at the very end also
// matches before a last newline.  (\b and \B remain those of ASCII.)
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_HELPER_PYTHON_REGEX_H_
#define SDK_HELPER_PYTHON_REGEX_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight {

struct TranslatedRegex {
  std::string re2;
  // Whether capturing group i + 1 lies within the group number 1.
  std::vector<bool> within_first_group;
};

// Translates the pattern; what is no pattern stays none.  Throws
// PluginException for an escape that Python does not know (\Q).
[[nodiscard]] TranslatedRegex TranslateRegex(std::string_view pattern);

}  // namespace insight

#endif  // SDK_HELPER_PYTHON_REGEX_H_
