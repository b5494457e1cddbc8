#ifndef TOOLS_FILES_FIRST_DIFFERENCE_H_
#define TOOLS_FILES_FIRST_DIFFERENCE_H_

#include <optional>
#include <string_view>

#include "tools/spec/problem.h"

namespace insight::tool {

// Returns where `actual` starts to differ from `expected`, and what both have
// there; nothing if they are equal.  Columns count characters.
[[nodiscard]] std::optional<spec::Problem> FirstDifference(
    std::string_view expected, std::string_view actual);

}  // namespace insight::tool

#endif  // TOOLS_FILES_FIRST_DIFFERENCE_H_
