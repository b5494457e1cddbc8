// Texts from a spec as C++: literals and comments that compile whatever the
// texts hold.

#ifndef TOOLS_GENERATOR_CODE_TEXT_H_
#define TOOLS_GENERATOR_CODE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace insight::generator {

// Returns an ordinary string literal, on one line.  Everything but printable
// ASCII is escaped, and so are what could be trigraphs.
[[nodiscard]] std::string StringLiteral(std::string_view text);

// Returns a literal for long text: a raw one where the text is printable ASCII
// and newlines and the compiler takes it without a warning, otherwise ordinary
// ones, one for each line of the text, joined by newlines.  Must not be
// indented.
[[nodiscard]] std::string TextLiteral(std::string_view text);

// Returns `text` as a comment: words filled into lines of at most 80 columns
// less `indent`, each starting with "// ", joined by newlines.  Control and
// bidirectional characters, and backslashes at the end of a line, are left out.
// Empty for text without words.
[[nodiscard]] std::string Comment(std::string_view text,
                                  std::size_t indent = 0);

// Returns PREFIX(ARGUMENTS)SUFFIX, broken into lines of 80 columns less
// `indent` as clang-format does it.
[[nodiscard]] std::string Declaration(std::string_view prefix,
                                      const std::vector<std::string>& arguments,
                                      std::string_view suffix,
                                      std::size_t indent = 0);

// Returns the include guard of a header by its path from the workspace's root:
// PLUGINS_JIRA_SCHEMA_H_ for plugins/jira/schema.h.
[[nodiscard]] std::string IncludeGuard(std::string_view header);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_CODE_TEXT_H_
