// Help texts for a terminal of 80 columns.

#ifndef TOOLS_USAGE_HELP_TEXT_H_
#define TOOLS_USAGE_HELP_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/usage/model.h"

namespace insight::usage {

// What `help` prints: what the program is, its commands, exit statuses,
// environment, examples.  Ends with a line break.
[[nodiscard]] std::string HelpText(const Program& program);

// What `help COMMAND` prints: summary, usage, description, arguments, options
// (common ones apart), exit statuses, files, examples.
[[nodiscard]] std::string HelpText(const Program& program,
                                   const Command& command);

// Breaks the paragraphs of a text into lines of at most `width` columns, each
// behind `indent` blanks.  A word that is longer has a line of its own.
[[nodiscard]] std::string Wrapped(std::string_view text, std::size_t indent,
                                  std::size_t width = 80);

}  // namespace insight::usage

#endif  // TOOLS_USAGE_HELP_TEXT_H_
