#include "tools/spec/text_check.h"

#include <algorithm>
#include <cstdio>

namespace insight::spec {
namespace {

bool IsContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

struct Decoded {
  std::size_t length = 0;  // 0: not UTF-8 (RFC 3629, section 4).
  char32_t code_point = 0;
};

Decoded Decode(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {1, first};
  const std::size_t length = first < 0xC2   ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || text.size() < length) return {};
  char32_t code_point = first & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!IsContinuation(text[i])) return {};
    code_point = code_point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code_point < kSmallest[length] || code_point > 0x10FFFF ||
      (code_point >= 0xD800 && code_point < 0xE000)) {
    return {};
  }
  return {length, code_point};
}

bool IsAllowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7F && (c < 0x80 || c >= 0xA0 || c == 0x85) && c != 0xFEFF &&
         c != 0xFFFE && c != 0xFFFF;
}

std::string Name(char32_t code_point) {
  char name[16];
  std::snprintf(name, sizeof(name), "U+%04X",
                static_cast<unsigned>(code_point));
  return name;
}

}  // namespace

std::optional<TextFault> FindTextFault(std::string_view text) {
  Position position;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = Decode(text.substr(i));
    if (decoded.length == 0) {
      return TextFault{position,
                       "the text is not UTF-8 here; save the file as UTF-8"};
    }
    if (!IsAllowed(decoded.code_point)) {
      return TextFault{position, "the character " + Name(decoded.code_point) +
                                     " is not allowed in YAML; remove it"};
    }
    i += decoded.length;
    if (decoded.code_point == '\n') {
      position = {position.line + 1, 1};
    } else {
      ++position.column;
    }
  }
  return std::nullopt;
}

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(),
                    [](char byte) { return !IsContinuation(byte); }));
}

}  // namespace insight::spec
