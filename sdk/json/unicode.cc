#include "sdk/json/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "sdk/json/unprintable_ranges.h"

namespace insight {
namespace {

constexpr CodePoint Escaped(unsigned char byte) {
  return {.value = 0xDC00u + byte, .length = 1};
}

// The number of bytes that a sequence starting with `byte` has; 0 if none does.
std::size_t SequenceLength(unsigned char byte) {
  if (byte < 0x80) return 1;
  if (byte < 0xC2) return 0;  // A continuation, or an overlong form.
  if (byte < 0xE0) return 2;
  if (byte < 0xF0) return 3;
  return byte < 0xF5 ? 4 : 0;
}

bool IsPlain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// Nonzero where a byte of `word` is zero; false alarms only beside such a byte.
constexpr std::uint64_t HasZero(std::uint64_t word) {
  return (word - kOnes) & ~word & kHighBits;
}

constexpr bool AllPlain(std::uint64_t word) {
  const std::uint64_t below_space = (word - kOnes * 0x20) & ~word;
  return (((below_space | word) & kHighBits) | HasZero(word ^ kOnes * '"') |
          HasZero(word ^ kOnes * '\\') | HasZero(word ^ kOnes * 0x7F)) == 0;
}

}  // namespace

CodePoint FirstCodePoint(std::string_view text, Surrogates surrogates) {
  const auto byte = [text](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const unsigned char first = byte(0);
  if (first < 0x80) return {.value = first, .length = 1};
  const std::size_t length = SequenceLength(first);
  if (length == 0 || length > text.size()) return Escaped(first);
  char32_t value = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80) return Escaped(first);
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const bool overlong =
      (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (overlong || value > 0x10FFFF ||
      (surrogate && surrogates == Surrogates::kRefuse)) {
    return Escaped(first);
  }
  return {.value = value, .length = length};
}

void AppendCodePoint(char32_t code_point, std::string& out) {
  const auto continuation = [code_point](int shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | (code_point >> 6));
    out += continuation(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | (code_point >> 12));
    out += continuation(6);
    out += continuation(0);
  } else {
    out += static_cast<char>(0xF0 | (code_point >> 18));
    out += continuation(12);
    out += continuation(6);
    out += continuation(0);
  }
}

std::size_t CountCodePoints(std::string_view text, Surrogates surrogates) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t plain = PlainPrefix(text);
    count += plain;
    text.remove_prefix(plain);
    if (text.empty()) break;
    text.remove_prefix(FirstCodePoint(text, surrogates).length);
    ++count;
  }
  return count;
}

bool IsPrintable(char32_t code_point) {
  const auto after = std::upper_bound(
      std::begin(kUnprintableRanges), std::end(kUnprintableRanges), code_point,
      [](char32_t value, const CodePointRange& range) {
        return value < range.first;
      });
  return after == std::begin(kUnprintableRanges) ||
         std::prev(after)->last < code_point;
}

std::size_t PlainPrefix(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (!AllPlain(word)) break;
  }
  while (i < text.size() && IsPlain(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

}  // namespace insight
