#include "sdk/json/parse.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/unicode.h"

namespace insight {
namespace {

struct Member {
  std::string key;
  Json value;
};

// Up to here comparing all pairs is faster than sorting.
constexpr std::size_t kFewMembers = 16;

bool AreFewAndDistinct(std::span<const Member> members) {
  if (members.size() > kFewMembers) return false;
  for (std::size_t i = 1; i < members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (members[i].key == members[j].key) return false;
    }
  }
  return true;
}

// Moves the last value of each key to the key's first place, and what remains
// to the front.  Returns how many remain.
std::size_t DropDuplicates(std::span<Member> members) {
  if (AreFewAndDistinct(members)) return members.size();
  std::vector<std::size_t> by_key(members.size());
  std::iota(by_key.begin(), by_key.end(), std::size_t{0});
  std::sort(by_key.begin(), by_key.end(), [&](std::size_t a, std::size_t b) {
    const int order = members[a].key.compare(members[b].key);
    return order != 0 ? order < 0 : a < b;
  });
  std::vector<bool> dropped(members.size());
  std::size_t first = 0;
  for (std::size_t i = 1; i < by_key.size(); ++i) {
    if (members[by_key[i]].key == members[by_key[first]].key) {
      members[by_key[first]].value = std::move(members[by_key[i]].value);
      dropped[by_key[i]] = true;
    } else {
      first = i;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) members[kept] = std::move(members[i]);
    ++kept;
  }
  return kept;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<char32_t> HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// Returns what the character after a backslash stands for, other than 'u'.
std::optional<char> SimpleEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return std::nullopt;
  }
}

bool IsHighSurrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLowSurrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Recursive descent.  The members and elements of open objects and arrays wait
// on two stacks, so that each container is allocated once, in its final size.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Json ParseDocument() {
    if (text_.starts_with("\xEF\xBB\xBF")) {
      Fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    }
    SkipBlanks();
    Json value = ParseValue();
    SkipBlanks();
    if (at_ != text_.size()) Fail("Extra data", at_);
    return value;
  }

 private:
  [[noreturn]] void Fail(std::string_view fault, std::size_t offset) const {
    throw JsonParseException(fault, text_, offset);
  }

  // Returns NUL at the end, which stands for nothing in JSON.
  [[nodiscard]] char Peek() const {
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  void SkipBlanks() {
    while (Peek() == ' ' || Peek() == '\n' || Peek() == '\r' || Peek() == '\t')
      ++at_;
  }

  bool Skip(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  Json ParseValue() {
    switch (Peek()) {
      case '"':
        return Json(ParseString());
      case '{':
        return ParseObject();
      case '[':
        return ParseArray();
      default:
        return ParseScalar();
    }
  }

  Json ParseScalar() {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (IsDigit(Peek())) return ParseNumber();
    if (Skip("null")) return Json(nullptr);
    if (Skip("true")) return Json(true);
    if (Skip("false")) return Json(false);
    if (Skip("NaN")) return Json(std::numeric_limits<double>::quiet_NaN());
    if (Skip("Infinity")) return Json(kInfinity);
    if (Skip("-Infinity")) return Json(-kInfinity);
    if (Peek() == '-') return ParseNumber();
    Fail("Expecting value", at_);
  }

  void Enter() {
    if (++depth_ > kMaxJsonDepth) {
      Fail("Nested deeper than " + std::to_string(kMaxJsonDepth) + " levels",
           at_);
    }
    ++at_;
    SkipBlanks();
  }

  void Leave() {
    ++at_;
    --depth_;
  }

  // Passes over the comma before the next part of a container.  Returns whether
  // there is one; if not, the container ends here.
  bool SkipComma(char closing) {
    SkipBlanks();
    if (Peek() == closing) return false;
    if (Peek() != ',') Fail("Expecting ',' delimiter", at_);
    ++at_;
    SkipBlanks();
    return true;
  }

  Json ParseArray() {
    const std::size_t first = elements_.size();
    Enter();
    if (Peek() != ']') {
      do {
        elements_.push_back(ParseValue());
      } while (SkipComma(']'));
    }
    Leave();
    const auto begin = elements_.begin() + static_cast<std::ptrdiff_t>(first);
    Json array(Json::value_t::array);
    array.get_ref<Json::array_t&>().assign(
        std::make_move_iterator(begin),
        std::make_move_iterator(elements_.end()));
    elements_.erase(begin, elements_.end());
    return array;
  }

  Json ParseObject() {
    const std::size_t first = members_.size();
    Enter();
    if (Peek() != '}') {
      do {
        std::string key = ParseKey();
        Json value = ParseValue();
        members_.push_back({std::move(key), std::move(value)});
      } while (SkipComma('}'));
    }
    Leave();
    const std::span<Member> members = std::span(members_).subspan(first);
    const std::size_t count = DropDuplicates(members);
    Json object(Json::value_t::object);
    auto& target = object.get_ref<Json::object_t&>();
    target.reserve(count);
    for (Member& member : members.first(count)) {
      // Not emplace(), which would search for the key.
      target.emplace_back(std::move(member.key), std::move(member.value));
    }
    members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(first),
                   members_.end());
    return object;
  }

  std::string ParseKey() {
    if (Peek() != '"') {
      Fail("Expecting property name enclosed in double quotes", at_);
    }
    std::string key = ParseString();
    SkipBlanks();
    if (Peek() != ':') Fail("Expecting ':' delimiter", at_);
    ++at_;
    SkipBlanks();
    return key;
  }

  std::string ParseString() {
    const std::size_t start = at_++;
    std::string out;
    while (true) {
      const std::string_view rest = text_.substr(at_);
      const std::size_t plain = PlainPrefix(rest);
      out.append(rest, 0, plain);
      at_ += plain;
      if (at_ == text_.size()) Fail("Unterminated string starting at", start);
      const char c = text_[at_];
      if (c == '"') break;
      if (c == '\\') {
        ParseEscape(start, out);
      } else if (static_cast<unsigned char>(c) < 0x20) {
        Fail("Invalid control character at", at_);
      } else {
        ParseCharacter(out);
      }
    }
    ++at_;
    return out;
  }

  void ParseCharacter(std::string& out) {
    const std::string_view rest = text_.substr(at_);
    const CodePoint c = FirstCodePoint(rest, Surrogates::kRefuse);
    AppendCodePoint(c.value, out);
    at_ += c.length;
  }

  void ParseEscape(std::size_t string_start, std::string& out) {
    ++at_;
    if (at_ == text_.size()) {
      Fail("Unterminated string starting at", string_start);
    }
    if (Peek() == 'u') {
      AppendCodePoint(ParseUnicodeEscape(), out);
      return;
    }
    const std::optional<char> c = SimpleEscape(Peek());
    if (!c.has_value()) Fail("Invalid \\escape", at_ - 1);
    out += *c;
    ++at_;
  }

  char32_t ParseUnicodeEscape() {
    const char32_t high = ParseCodeUnit();
    if (!IsHighSurrogate(high) || !text_.substr(at_).starts_with("\\u")) {
      return high;
    }
    const std::size_t before = at_++;
    const char32_t low = ParseCodeUnit();
    if (IsLowSurrogate(low)) {
      return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
    at_ = before;  // It is a character of its own.
    return high;
  }

  // Reads the `u` and four hex digits, after which a string cannot end yet.
  char32_t ParseCodeUnit() {
    const std::size_t u = at_++;
    if (text_.size() - at_ <= 4) Fail("Invalid \\uXXXX escape", u);
    char32_t unit = 0;
    for (const std::size_t end = at_ + 4; at_ < end; ++at_) {
      const std::optional<char32_t> digit = HexDigit(text_[at_]);
      if (!digit.has_value()) Fail("Invalid \\uXXXX escape", u);
      unit = unit * 16 + *digit;
    }
    return unit;
  }

  void SkipDigits() {
    while (IsDigit(Peek())) ++at_;
  }

  [[nodiscard]] bool DigitAt(std::size_t at) const {
    return at < text_.size() && IsDigit(text_[at]);
  }

  // Passes over a fraction and an exponent.  What only looks like one stays,
  // and is an error of what comes after the number.  Returns whether there was
  // any.
  bool SkipFractionAndExponent() {
    const std::size_t start = at_;
    if (Peek() == '.' && DigitAt(at_ + 1)) {
      ++at_;
      SkipDigits();
    }
    if (Peek() == 'e' || Peek() == 'E') {
      std::size_t digits = at_ + 1;
      if (digits < text_.size() &&
          (text_[digits] == '+' || text_[digits] == '-')) {
        ++digits;
      }
      if (DigitAt(digits)) {
        at_ = digits;
        SkipDigits();
      }
    }
    return at_ != start;
  }

  Json ParseNumber() {
    const std::size_t start = at_;
    if (Peek() == '-') ++at_;
    if (!IsDigit(Peek())) Fail("Expecting value", start);
    if (Peek() == '0') {
      ++at_;
    } else {
      SkipDigits();
    }
    const bool is_float = SkipFractionAndExponent();
    const std::string_view number = text_.substr(start, at_ - start);
    return is_float ? Json(ToDouble(number)) : ToInteger(number);
  }

  static double ToDouble(std::string_view number) {
    double value = 0;
    const auto [rest, error] =
        std::from_chars(number.data(), number.data() + number.size(), value);
    // Out of range; only strtod() says on which side.
    if (error != std::errc()) {
      return std::strtod(std::string(number).c_str(), nullptr);
    }
    return value;
  }

  static Json ToInteger(std::string_view number) {
    std::uint64_t value = 0;
    const char* const end = number.data() + number.size();
    if (number.front() == '-' ||
        std::from_chars(number.data(), end, value).ec != std::errc()) {
      return MakeInteger(number);
    }
    return Json(value);
  }

  const std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<Json> elements_;
  std::vector<Member> members_;
};

}  // namespace

JsonParseException::JsonParseException(std::string_view fault,
                                       std::string_view text,
                                       std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_start =
      newline == std::string_view::npos ? 0 : newline + 1;
  const auto newlines = std::count(before.begin(), before.end(), '\n');
  line_ = static_cast<std::size_t>(newlines) + 1;
  column_ = CountCodePoints(before.substr(line_start), Surrogates::kRefuse) + 1;
  what_ = std::string(fault) + ": line " + std::to_string(line_) + " column " +
          std::to_string(column_) + " (char " +
          std::to_string(CountCodePoints(before, Surrogates::kRefuse)) + ")";
}

Json ParseJson(std::string_view text) { return Parser(text).ParseDocument(); }

}  // namespace insight
