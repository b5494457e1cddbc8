// Breaks long lines where Python's textwrap does.

#ifndef TOOLS_DOCS_TEXT_WRAP_H_
#define TOOLS_DOCS_TEXT_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace insight::docs {

// Returns `text` with newlines where a line would exceed `width` characters.
// Breaks after blanks, and after the hyphen of a hyphenated word; a longer word
// stays whole.  All blanks stay, so that a line can end or begin with them; a
// newline that is there is a blank of one column.  Tabs become spaces.
//
// Python: textwrap.fill(text, width, break_long_words=False,
// drop_whitespace=False, replace_whitespace=False).
[[nodiscard]] std::string WrapText(std::string_view text, std::size_t width);

}  // namespace insight::docs

#endif  // TOOLS_DOCS_TEXT_WRAP_H_
