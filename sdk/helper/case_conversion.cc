#include "sdk/helper/case_conversion.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sdk/helper/helper_exception.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
char ToSmall(char c) {
  return IsCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char ToCapital(char c) {
  return IsSmall(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// A letter, a digit, '_', or a part of a character beyond ASCII.
bool IsWordByte(char c) {
  return IsSmall(c) || IsCapital(c) || IsDigit(c) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string ToSmall(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return ToSmall(c); });
  return small;
}

// Python's str.title(): capitals after what is no letter.
std::string Title(std::string_view text) {
  std::string title;
  bool after_letter = false;
  for (const char c : text) {
    title += after_letter ? ToSmall(c) : ToCapital(c);
    after_letter = IsSmall(c) || IsCapital(c);
  }
  return title;
}

std::string FirstSmall(std::string text) {
  if (!text.empty()) text[0] = ToSmall(text[0]);
  return text;
}

// Cuts where a small letter or digit is followed by a capital.
std::vector<std::string_view> SplitAtCapitals(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (IsCapital(text[i]) && (IsSmall(text[i - 1]) || IsDigit(text[i - 1]))) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string JoinWordsOfSnakeCase(std::string_view name) {
  std::string joined;
  bool first = true;
  for (;;) {
    const std::size_t end = name.find('_');
    const std::string_view part = name.substr(0, end);
    joined += first ? ToSmall(part) : Title(part);
    if (end == std::string_view::npos) return joined;
    first = false;
    name.remove_prefix(end + 1);
  }
}

using Convert = std::string (*)(std::string_view);

Json ConvertKeys(const Json& value, Convert convert) {
  if (value.is_object()) {
    Json converted = Json::object();
    for (const auto& [key, member] : value.items()) {
      converted[convert(key)] = ConvertKeys(member, convert);
    }
    return converted;
  }
  if (value.is_array()) {
    Json converted = Json::array();
    for (const Json& element : value) {
      converted.push_back(ConvertKeys(element, convert));
    }
    return converted;
  }
  return value;
}

}  // namespace

std::string ConvertToSnakeCase(std::string_view name) {
  std::string converted;
  for (const std::string_view part : SplitAtCapitals(name)) {
    if (!converted.empty()) converted += '_';
    converted += ToSmall(part);
  }
  return converted;
}

std::string ConvertToCamelCase(std::string_view name) {
  static const re2::RE2 kCamel("[a-z0-9]+(?:[A-Z][a-z]+[0-9]*)*");
  static const re2::RE2 kPascal("[A-Z][a-z]+[0-9]*(?:[A-Z][a-z]+[0-9]*)*");
  static const re2::RE2 kSmallThenCapitals("[a-z0-9]+(?:[A-Z]+[0-9]*)*");
  const auto word_end = std::find_if_not(name.begin(), name.end(), IsWordByte);
  const re2::StringPiece word(
      name.data(), static_cast<std::size_t>(word_end - name.begin()));
  if (re2::RE2::FullMatch(word, kCamel)) return std::string(name);
  if (re2::RE2::FullMatch(word, kPascal)) return FirstSmall(std::string(name));
  if (re2::RE2::FullMatch(word, kSmallThenCapitals)) {
    std::string joined;
    for (const std::string_view part : SplitAtCapitals(name)) {
      joined += Title(part);
    }
    return FirstSmall(joined);
  }
  return JoinWordsOfSnakeCase(name);
}

Json ConvertDictToSnakeCase(const Json& value) {
  if (!value.is_structured()) {
    throw HelperException(
        std::string("ConvertDictToSnakeCase takes an object or an array, not "
                    "a value of type ") +
        value.type_name() + ".");
  }
  return ConvertKeys(value, ConvertToSnakeCase);
}

Json ConvertDictToCamelCase(const Json& value) {
  return ConvertKeys(value, ConvertToCamelCase);
}

}  // namespace insight
