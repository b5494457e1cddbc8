#include "sdk/util/lenient_date/date_tokens.h"

#include <algorithm>
#include <cstddef>

namespace insight {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// How many bytes at the start belong together.
std::size_t Span(std::string_view text, bool (*belongs)(char)) {
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), belongs) - text.begin());
}

bool IsSeparator(char c) { return c == '.' || c == ','; }

// Digits with '.' or ',' within: a decimal where there is one of these, and
// else numbers with characters between them.
void AddNumber(std::string_view text, DateTokens& tokens) {
  if (std::count_if(text.begin(), text.end(), &IsSeparator) == 1) {
    std::string decimal(text);
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    tokens.push_back(std::move(decimal));
    return;
  }
  while (!text.empty()) {
    const std::size_t size =
        std::max<std::size_t>(Span(text, &IsDigit), std::size_t{1});
    tokens.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
}

std::size_t NumberBytes(std::string_view text) {
  std::size_t size = Span(text, &IsDigit);
  while (size + 1 < text.size() && IsDigit(text[size + 1]) &&
         (text[size] == '.' || (text[size] == ',' && size >= 2))) {
    size += 1 + Span(text.substr(size + 1), &IsDigit);
  }
  return size;
}

}  // namespace

DateTokens SplitDate(std::string_view text) {
  DateTokens tokens;
  while (!text.empty()) {
    std::size_t size = 1;
    if (IsDigit(text[0])) {
      size = NumberBytes(text);
      AddNumber(text.substr(0, size), tokens);
    } else if (IsSpace(text[0])) {
      tokens.emplace_back(" ");
    } else {
      size = std::max(size, Span(text, &IsLetter));
      tokens.emplace_back(text.substr(0, size));
    }
    text.remove_prefix(size);
  }
  return tokens;
}

bool IsNumber(std::string_view token) {
  return !token.empty() && IsDigit(token[0]);
}

}  // namespace insight
