#include "plugins/tr/util/byte_set.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace insight::plugins::tr {
namespace {

// "[x*n]" stands for no more bytes than this: a string has 100 characters, and
// more than 256 bytes are never needed.
constexpr std::size_t kMaxRepeat = 1024;

// A byte of a string; one that was escaped is never part of a construct.
struct Item {
  char byte;
  bool escaped;

  [[nodiscard]] bool Is(char c) const { return !escaped && byte == c; }
};

// Takes an escape off the text, which starts after the backslash.
char TakeEscape(std::string_view& text) {
  constexpr std::string_view kNames = "abfnrtv\\";
  constexpr std::string_view kValues = "\a\b\f\n\r\t\v\\";
  const char first = text.front();
  if (first >= '0' && first <= '7') {
    unsigned value = 0;
    for (int i = 0; i < 3 && !text.empty(); ++i) {
      const auto digit = static_cast<unsigned>(text.front() - '0');
      if (digit > 7 || 8 * value + digit > 255) break;
      value = 8 * value + digit;
      text.remove_prefix(1);
    }
    return static_cast<char>(value);
  }
  text.remove_prefix(1);
  const auto name = kNames.find(first);
  return name == std::string_view::npos ? first : kValues[name];
}

std::vector<Item> Unescape(std::string_view text) {
  std::vector<Item> items;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    const bool escaped = c == '\\' && !text.empty();
    items.push_back({escaped ? TakeEscape(text) : c, escaped});
  }
  return items;
}

// The classes of the C locale.
bool IsIn(std::string_view name, unsigned c) {
  const bool lower = c >= 'a' && c <= 'z';
  const bool upper = c >= 'A' && c <= 'Z';
  const bool digit = c >= '0' && c <= '9';
  const bool graph = c > 0x20 && c < 0x7F;
  if (name == "lower") return lower;
  if (name == "upper") return upper;
  if (name == "alpha") return lower || upper;
  if (name == "digit") return digit;
  if (name == "alnum") return lower || upper || digit;
  if (name == "xdigit") {
    return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "space") return c == ' ' || (c >= '\t' && c <= '\r');
  if (name == "cntrl") return c < 0x20 || c == 0x7F;
  if (name == "graph") return graph;
  if (name == "print") return graph || c == ' ';
  return name == "punct" && graph && !lower && !upper && !digit;
}

ByteSetPart ClassPart(const std::string& name) {
  ByteSetPart part = {.kind = ByteSetPart::Kind::kClass, .class_name = name};
  for (unsigned c = 0; c < 256; ++c) {
    if (IsIn(name, c)) part.bytes += static_cast<char>(c);
  }
  if (part.bytes.empty()) {
    throw TrException("invalid character class ‘" + name + "’");
  }
  return part;
}

// What the error shows of a byte of a range.
std::string Shown(char c) {
  if (c >= 0x20 && c < 0x7F) return std::string(1, c);
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', static_cast<char>('0' + (byte >> 6)),
          static_cast<char>('0' + (byte >> 3 & 7)),
          static_cast<char>('0' + (byte & 7))};
}

class Parser {
 public:
  explicit Parser(std::vector<Item> items) : items_(std::move(items)) {}

  std::vector<ByteSetPart> Parse() {
    std::vector<ByteSetPart> parts;
    while (at_ < items_.size()) {
      std::optional<ByteSetPart> part;
      if (items_[at_].Is('[')) part = TakeBracketed();
      parts.push_back(part ? *std::move(part) : TakeBytes());
    }
    return parts;
  }

 private:
  [[nodiscard]] bool IsAt(std::size_t at, char c) const {
    return at < items_.size() && items_[at].Is(c);
  }

  // Returns where "x]" is at or after `from`; nothing if it is nowhere.
  [[nodiscard]] std::optional<std::size_t> FindClosing(std::size_t from,
                                                       char x) const {
    for (std::size_t at = from; at + 1 < items_.size(); ++at) {
      if (IsAt(at, x) && IsAt(at + 1, ']')) return at;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string Text(std::size_t from, std::size_t to) const {
    std::string text;
    for (std::size_t at = from; at < to; ++at) text += items_[at].byte;
    return text;
  }

  // Nothing if the bracket is an ordinary character.
  std::optional<ByteSetPart> TakeBracketed() {
    for (const char kind : {':', '='}) {
      if (!IsAt(at_ + 1, kind)) continue;
      const auto end = FindClosing(at_ + 2, kind);
      if (!end) continue;
      const std::string name = Text(at_ + 2, *end);
      if (kind == '=' && name.size() != 1) continue;
      at_ = *end + 2;
      if (kind == ':') return ClassPart(name);
      return ByteSetPart{.kind = ByteSetPart::Kind::kEquivalent, .bytes = name};
    }
    return TakeRepeat();
  }

  // "[x*]" and "[x*n]", where n is octal if it starts with 0.
  std::optional<ByteSetPart> TakeRepeat() {
    if (!IsAt(at_ + 2, '*')) return std::nullopt;
    std::size_t end = at_ + 3;
    while (end < items_.size() && !items_[end].escaped &&
           items_[end].byte >= '0' && items_[end].byte <= '9') {
      ++end;
    }
    if (!IsAt(end, ']')) return std::nullopt;
    const std::string digits = Text(at_ + 3, end);
    std::size_t count = 0;
    const auto [last, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), count,
                        digits.starts_with('0') ? 8 : 10);
    if (!digits.empty() && last != digits.data() + digits.size()) {
      throw TrException("invalid repeat count ‘" + digits +
                        "’ in [c*n] construct");
    }
    if (error == std::errc::result_out_of_range) count = kMaxRepeat;
    const char byte = items_[at_ + 1].byte;
    at_ = end + 1;
    if (count == 0) {
      return ByteSetPart{.kind = ByteSetPart::Kind::kFill,
                         .bytes = std::string(1, byte)};
    }
    return ByteSetPart{.bytes = std::string(std::min(count, kMaxRepeat), byte)};
  }

  // A character or a range.
  ByteSetPart TakeBytes() {
    const char first = items_[at_].byte;
    if (!IsAt(at_ + 1, '-') || at_ + 2 >= items_.size()) {
      ++at_;
      return {.bytes = std::string(1, first)};
    }
    const char last = items_[at_ + 2].byte;
    at_ += 3;
    const auto from = static_cast<unsigned char>(first);
    const auto to = static_cast<unsigned char>(last);
    if (from > to) {
      throw TrException("range-endpoints of '" + Shown(first) + "-" +
                        Shown(last) +
                        "' are in reverse collating sequence order");
    }
    ByteSetPart part;
    for (unsigned c = from; c <= to; ++c) part.bytes += static_cast<char>(c);
    return part;
  }

  std::vector<Item> items_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<ByteSetPart> ParseByteSet(std::string_view text) {
  return Parser(Unescape(text)).Parse();
}

std::string BytesOf(const std::vector<ByteSetPart>& parts) {
  std::string bytes;
  for (const ByteSetPart& part : parts) bytes += part.bytes;
  return bytes;
}

ByteMask MaskOf(std::string_view bytes) {
  ByteMask mask;
  for (const char c : bytes) mask.set(static_cast<unsigned char>(c));
  return mask;
}

}  // namespace insight::plugins::tr
