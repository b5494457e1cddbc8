#ifndef TOOLS_USAGE_MAN_PAGE_H_
#define TOOLS_USAGE_MAN_PAGE_H_

#include <string>
#include <string_view>

#include "tools/usage/model.h"

namespace insight::usage {

// Returns the program's manual page, of section 1, with all its commands: roff
// with the macros of man(7), EX and EE included.  It has no date, so that the
// same program gives the same page.
[[nodiscard]] std::string ManPage(const Program& program);

// Returns the text as roff prints it, whatever is in it.  Every line of the
// result is text: no line begins a request.
[[nodiscard]] std::string RoffText(std::string_view text);

}  // namespace insight::usage

#endif  // TOOLS_USAGE_MAN_PAGE_H_
