#include <cstddef>
#include <string_view>

#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "sdk/json/unicode.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {
namespace {

// Python's str.isspace(): Unicode 14.0's White_Space, and the four separators
// of ASCII.
bool IsSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::string_view Trimmed(std::string_view text) {
  std::size_t start = text.size();  // Of what is no white space, ...
  std::size_t end = text.size();    // ... and what comes after it.
  bool found = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = FirstCodePoint(text.substr(at), Surrogates::kAccept);
    if (!IsSpace(next.value)) {
      if (!found) start = at;
      found = true;
      end = at + next.length;
    }
    at += next.length;
  }
  return text.substr(start, end - start);
}

}  // namespace

TrimOutput Trim(const TrimInput& input, StepContext&) {
  return {.trimmed = std::string(Trimmed(input.string))};
}

}  // namespace insight::plugins::string
