// Finds what no YAML reader accepts, before one is asked.

#ifndef TOOLS_SPEC_TEXT_CHECK_H_
#define TOOLS_SPEC_TEXT_CHECK_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "tools/spec/problem.h"

namespace insight::spec {

struct TextFault {
  Position position;
  std::string text;
};

// Returns the first byte that is not UTF-8, or the first character that YAML
// 1.1 (section 5.1) does not allow, such as a control character.
[[nodiscard]] std::optional<TextFault> FindTextFault(std::string_view text);

// Returns how many characters the UTF-8 text has; a broken byte counts as one.
[[nodiscard]] std::size_t CountCharacters(std::string_view text);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_TEXT_CHECK_H_
