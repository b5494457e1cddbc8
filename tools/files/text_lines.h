// The lines of a text.

#ifndef TOOLS_FILES_TEXT_LINES_H_
#define TOOLS_FILES_TEXT_LINES_H_

#include <string_view>
#include <vector>

namespace insight::tool {

// What is between the newlines, so one more than there are: "a\nb\n" has the
// lines "a", "b" and "".  The lines are parts of `text`.
[[nodiscard]] std::vector<std::string_view> SplitLines(std::string_view text);

// Each with its newline, which only the last may lack: "a\n" and "b\n".
[[nodiscard]] std::vector<std::string_view> SplitBehindNewlines(
    std::string_view text);

}  // namespace insight::tool

#endif  // TOOLS_FILES_TEXT_LINES_H_
