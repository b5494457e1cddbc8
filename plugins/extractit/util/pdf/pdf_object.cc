#include "plugins/extractit/util/pdf/pdf_object.h"

#include <charconv>
#include <utility>

namespace insight::plugins::extractit {
namespace {

constexpr int kMaxDepth = 32;

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
         c == '\0';
}

bool IsDelimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

bool IsRegular(char c) { return !IsSpace(c) && !IsDelimiter(c); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<double> NumberOf(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(
      word.data(), word.data() + word.size(), number, std::chars_format::fixed);
  if (word.empty() || error != std::errc() ||
      end != word.data() + word.size()) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

const PdfObject& PdfObject::Member(const std::string& name) const {
  static const PdfObject null;
  const auto member = members.find(name);
  return member == members.end() ? null : member->second;
}

void PdfParser::SkipSpace() {
  while (offset_ < data_.size()) {
    if (data_[offset_] == '%') {
      offset_ = std::min(data_.find_first_of("\r\n", offset_), data_.size());
    } else if (IsSpace(data_[offset_])) {
      ++offset_;
    } else {
      return;
    }
  }
}

std::optional<PdfObject> PdfParser::Parse(int depth) {
  SkipSpace();
  if (offset_ >= data_.size()) return std::nullopt;
  const char c = data_[offset_];
  if (IsRegular(c)) return ParseWord();
  if (c == '(') return ParseString();
  if (c == '/') return ParseName();
  const bool deeper = depth < kMaxDepth;
  if (StartsWith("<<") && deeper) return ParseDictionary(depth);
  if (c == '[' && deeper) return ParseArray(depth);
  if (c == '<' && !StartsWith("<<")) return ParseHexString();
  // The end of an array or dictionary, which the caller looks for.
  const std::size_t length = StartsWith(">>") || StartsWith("<<") ? 2 : 1;
  PdfObject word = {.kind = PdfObject::Kind::kOperator,
                    .text = std::string(data_.substr(offset_, length))};
  offset_ += length;
  return word;
}

PdfObject PdfParser::ParseWord() {
  const std::size_t start = offset_;
  while (offset_ < data_.size() && IsRegular(data_[offset_])) ++offset_;
  const std::string_view word = data_.substr(start, offset_ - start);
  if (const auto number = NumberOf(word)) {
    const bool is_reference = SkipReference();
    return {.kind = is_reference ? PdfObject::Kind::kReference
                                 : PdfObject::Kind::kNumber,
            .number = *number};
  }
  if (word == "null") return {};
  return {.kind = PdfObject::Kind::kOperator, .text = std::string(word)};
}

bool PdfParser::SkipReference() {
  std::size_t end = offset_;
  const auto skip = [&](auto is_wanted) {
    const std::size_t start = end;
    while (end < data_.size() && is_wanted(data_[end])) ++end;
    return end > start && end - start < 8;
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!skip(IsSpace) || !skip(is_digit) || !skip(IsSpace)) return false;
  if (end >= data_.size() || data_[end] != 'R' ||
      (end + 1 < data_.size() && IsRegular(data_[end + 1]))) {
    return false;
  }
  offset_ = end + 1;
  return true;
}

PdfObject PdfParser::ParseName() {
  std::string name;
  for (++offset_; offset_ < data_.size() && IsRegular(data_[offset_]);
       ++offset_) {
    const char c = data_[offset_];
    if (c == '#' && offset_ + 2 < data_.size()) {
      const int high = HexDigit(data_[offset_ + 1]);
      const int low = HexDigit(data_[offset_ + 2]);
      if (high >= 0 && low >= 0) {
        name += static_cast<char>(high * 16 + low);
        offset_ += 2;
        continue;
      }
    }
    name += c;
  }
  return {.kind = PdfObject::Kind::kName, .text = std::move(name)};
}

// `offset_` is at the character behind the backslash.
void PdfParser::AppendEscaped(std::string& text) {
  constexpr std::string_view kNames = "nrtbf";
  constexpr std::string_view kCharacters = "\n\r\t\b\f";
  const char c = data_[offset_];
  if (const std::size_t at = kNames.find(c); at != std::string_view::npos) {
    text += kCharacters[at];
  } else if (c >= '0' && c <= '7') {
    int value = 0;
    std::size_t end = offset_;
    for (; end < data_.size() && end < offset_ + 3 && data_[end] >= '0' &&
           data_[end] <= '7';
         ++end) {
      value = value * 8 + (data_[end] - '0');
    }
    text += static_cast<char>(value);
    offset_ = end - 1;
  } else if (c == '\r') {
    if (StartsWith("\r\n")) ++offset_;
  } else if (c != '\n') {
    text += c;
  }
}

PdfObject PdfParser::ParseString() {
  std::string text;
  int open = 0;
  for (; offset_ < data_.size(); ++offset_) {
    const char c = data_[offset_];
    if (c == '\\' && offset_ + 1 < data_.size()) {
      ++offset_;
      AppendEscaped(text);
      continue;
    }
    if (c == '(' && open++ == 0) continue;
    if (c == ')' && --open == 0) break;
    text += c;
  }
  if (offset_ < data_.size()) ++offset_;
  return {.kind = PdfObject::Kind::kString, .text = std::move(text)};
}

PdfObject PdfParser::ParseHexString() {
  std::string text;
  int high = -1;
  for (++offset_; offset_ < data_.size() && data_[offset_] != '>'; ++offset_) {
    const int digit = HexDigit(data_[offset_]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      text += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) text += static_cast<char>(high * 16);
  if (offset_ < data_.size()) ++offset_;
  return {.kind = PdfObject::Kind::kString, .text = std::move(text)};
}

PdfObject PdfParser::ParseArray(int depth) {
  PdfObject array = {.kind = PdfObject::Kind::kArray};
  ++offset_;
  while (std::optional<PdfObject> item = Parse(depth + 1)) {
    if (item->Is(PdfObject::Kind::kOperator) && item->text == "]") break;
    array.items.push_back(*std::move(item));
  }
  return array;
}

PdfObject PdfParser::ParseDictionary(int depth) {
  PdfObject dictionary = {.kind = PdfObject::Kind::kDictionary};
  offset_ += 2;
  while (std::optional<PdfObject> key = Parse(depth + 1)) {
    if (key->Is(PdfObject::Kind::kOperator) && key->text == ">>") break;
    if (!key->Is(PdfObject::Kind::kName)) continue;
    std::optional<PdfObject> value = Parse(depth + 1);
    if (!value ||
        (value->Is(PdfObject::Kind::kOperator) && value->text == ">>")) {
      break;
    }
    dictionary.members[key->text] = *std::move(value);
  }
  return dictionary;
}

}  // namespace insight::plugins::extractit
