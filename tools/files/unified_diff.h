#ifndef TOOLS_FILES_UNIFIED_DIFF_H_
#define TOOLS_FILES_UNIFIED_DIFF_H_

#include <string>
#include <string_view>

namespace insight::tool {

// Returns how to make `after` of `before`, as `diff -u` writes it and `patch`
// reads it: three lines of context; empty if they are equal.  The names are
// those of the header's lines, "/dev/null" for a file that does not exist.
[[nodiscard]] std::string UnifiedDiff(std::string_view before_name,
                                      std::string_view before,
                                      std::string_view after_name,
                                      std::string_view after);

}  // namespace insight::tool

#endif  // TOOLS_FILES_UNIFIED_DIFF_H_
