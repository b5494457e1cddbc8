#include "sdk/util/lenient_date/date_tokens.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace insight {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsSeparator(char c) { return c == '.' || c == ','; }

bool IsDotted(std::string_view text) {
  return std::any_of(text.begin(), text.end(), &IsSeparator);
}

// How many bytes at the start are digits, or letters, with dots among them; on
// the other side of a dot there may be the other kind.  A first comma after two
// digits is as good as a dot.
std::size_t DottedBytes(std::string_view text) {
  bool is_number = IsDigit(text[0]);
  bool is_dotted = false;
  std::size_t size = 1;
  for (; size < text.size(); ++size) {
    const char c = text[size];
    const bool is_comma = c == ',' && is_number && !is_dotted && size >= 2;
    if (c == '.' || is_comma) {
      is_dotted = true;
    } else if (!IsDigit(c) && !IsLetter(c)) {
      break;
    } else if (IsDigit(c) != is_number) {
      if (text[size - 1] != '.') break;
      is_number = !is_number;
    }
  }
  return size;
}

// Whether the dots part the text: not if there is one in a number, a decimal.
bool IsParted(std::string_view text) {
  return std::any_of(text.begin(), text.end(), &IsLetter) ||
         std::count(text.begin(), text.end(), '.') > 1 ||
         IsSeparator(text.back());
}

void AddParts(std::string_view text, DateTokens& tokens) {
  while (!text.empty()) {
    const auto* const end =
        std::find_if(text.begin(), text.end(), &IsSeparator);
    const auto size = static_cast<std::size_t>(end - text.begin());
    tokens.emplace_back(text.substr(0, std::max(size, std::size_t{1})));
    text.remove_prefix(tokens.back().size());
  }
}

void AddDotted(std::string_view text, DateTokens& tokens) {
  if (IsDotted(text) && IsParted(text)) {
    AddParts(text, tokens);
    return;
  }
  std::string token(text);
  if (token.find('.') == std::string::npos) {
    std::replace(token.begin(), token.end(), ',', '.');
  }
  tokens.push_back(std::move(token));
}

}  // namespace

DateTokens SplitDate(std::string_view text) {
  DateTokens tokens;
  while (!text.empty()) {
    std::size_t size = 1;
    if (IsDigit(text[0]) || IsLetter(text[0])) {
      size = DottedBytes(text);
      AddDotted(text.substr(0, size), tokens);
    } else {
      tokens.emplace_back(IsSpace(text[0]) ? " " : text.substr(0, 1));
    }
    text.remove_prefix(size);
  }
  return tokens;
}

bool IsNumber(std::string_view token) {
  return !token.empty() && IsDigit(token[0]) &&
         token.find(',') == std::string_view::npos;
}

}  // namespace insight
