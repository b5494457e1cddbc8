#include "sdk/util/indicators/characters.h"

#include <re2/re2.h>

#include <algorithm>

namespace insight {
namespace {

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// RE2 has Unicode's tables, and refuses what is not UTF-8.
bool IsOf(const RE2& character_class, std::string_view text,
          std::size_t offset) {
  const std::size_t length = CharacterLength(text, offset);
  return RE2::FullMatch(re2::StringPiece(text.data() + offset, length),
                        character_class);
}

bool IsWordAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  const char c = text[offset];
  if (IsAscii(c)) return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '_';
  static const RE2 word(R"([\pL\pN\pM\p{Pc}])");
  return IsOf(word, text, offset);
}

// `offset` must be more than 0.
std::size_t StartOfPrevious(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && IsContinuation(text[start])) {
    --start;
  }
  // Otherwise what stands there ends earlier, or is not UTF-8.
  return start + CharacterLength(text, start) == offset ? start : offset - 1;
}

}  // namespace

std::size_t CharacterLength(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0xC2 || first > 0xF4) return 1;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - offset < length) return 1;
  const std::string_view rest = text.substr(offset + 1, length - 1);
  return std::all_of(rest.begin(), rest.end(), IsContinuation) ? length : 1;
}

bool IsLetterAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  if (IsAscii(text[offset])) return IsAsciiLetter(text[offset]);
  static const RE2 letter(R"(\pL)");
  return IsOf(letter, text, offset);
}

bool IsLabelCharacterAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  const char c = text[offset];
  if (IsAscii(c)) return IsAsciiLetter(c) || IsAsciiDigit(c);
  static const RE2 label_character(R"([\pL\pN\p{So}])");
  return IsOf(label_character, text, offset);
}

bool IsWordBoundary(std::string_view text, std::size_t offset) {
  const bool before =
      offset > 0 && IsWordAt(text, StartOfPrevious(text, offset));
  return before != IsWordAt(text, offset);
}

}  // namespace insight
