#include "tools/docs/text_wrap.h"

#include <vector>

#include "sdk/json/unicode.h"

namespace insight::docs {
namespace {

constexpr std::size_t kTabWidth = 8;

bool IsBlank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

// Outside of ASCII and Latin-1, all but the blocks of punctuation and symbols
// are taken for letters.
bool IsLetter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
         !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
         !(c >= 0xD800 && c <= 0xF8FF) && !(c >= 0x1F000 && c <= 0x1FAFF);
}

bool IsWord(char32_t c) { return IsLetter(c) || IsDigit(c) || c == '_'; }

// What a dash after it may separate from the next word.
bool EndsWord(char32_t c) {
  return IsWord(c) || c == '!' || c == '"' || c == '\'' || c == '&' ||
         c == '.' || c == ',' || c == '?';
}

// Splits a text into the pieces that stay together.
//
// Thread safety: none; used by one call.
class Splitter {
 public:
  explicit Splitter(std::u32string_view text) : text_(text) {}

  std::vector<std::u32string_view> Split() const {
    std::vector<std::u32string_view> pieces;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = PieceEnd(at);
      pieces.push_back(text_.substr(at, end - at));
      at = end;
    }
    return pieces;
  }

 private:
  std::size_t PieceEnd(std::size_t start) const {
    std::size_t end = start + 1;
    if (IsBlank(text_[start])) {
      while (end < text_.size() && IsBlank(text_[end])) ++end;
      return end;
    }
    if (const std::size_t dash_end = DashEnd(start); dash_end > 0) {
      return dash_end;
    }
    for (; end < text_.size() && !IsBlank(text_[end]); ++end) {
      if (IsHyphen(end)) return end + 1;
      if (DashEnd(end) > 0) return end;
    }
    return end;
  }

  // Returns the end of the dash, two or more "-" between words, that starts at
  // `at`; 0 if there is none.
  std::size_t DashEnd(std::size_t at) const {
    if (at == 0 || text_[at] != '-' || !EndsWord(text_[at - 1])) return 0;
    const std::size_t end = text_.find_first_not_of(U'-', at);
    return end != text_.npos && end - at >= 2 && IsWord(text_[end]) ? end : 0;
  }

  // Whether the "-" at `at` is in a hyphenated word: after two letters or a
  // part as in "e-mail-", and before two letters of which a "-" may be between.
  bool IsHyphen(std::size_t at) const {
    if (text_[at] != '-') return false;
    const bool after_letters =
        at >= 2 && IsLetter(text_[at - 1]) && IsLetter(text_[at - 2]);
    const bool after_part = at >= 3 && EndsWord(text_[at - 1]) &&
                            text_[at - 2] == '-' && IsLetter(text_[at - 3]);
    if (!after_letters && !after_part) return false;
    const std::size_t next =
        at + 2 < text_.size() && text_[at + 2] == '-' ? at + 3 : at + 2;
    return next < text_.size() && IsLetter(text_[at + 1]) &&
           IsLetter(text_[next]);
  }

  const std::u32string_view text_;
};

std::u32string ReadWithoutTabs(std::string_view text) {
  std::u32string read;
  std::size_t column = 0;
  while (!text.empty()) {
    const CodePoint point = FirstCodePoint(text, Surrogates::kAccept);
    text.remove_prefix(point.length);
    if (point.value == '\t') {
      const std::size_t blanks = kTabWidth - column % kTabWidth;
      read.append(blanks, U' ');
      column += blanks;
      continue;
    }
    read += point.value;
    column = point.value == '\n' || point.value == '\r' ? 0 : column + 1;
  }
  return read;
}

}  // namespace

std::string WrapText(std::string_view text, std::size_t width) {
  const std::u32string characters = ReadWithoutTabs(text);
  std::string wrapped;
  std::size_t column = 0;
  for (const std::u32string_view piece : Splitter(characters).Split()) {
    if (column > 0 && column + piece.size() > width) {
      wrapped += '\n';
      column = 0;
    }
    for (const char32_t c : piece) AppendCodePoint(c, wrapped);
    column += piece.size();
  }
  return wrapped;
}

}  // namespace insight::docs
