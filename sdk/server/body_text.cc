#include "sdk/server/body_text.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sdk/json/unicode.h"

namespace insight {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

struct Encoding {
  std::size_t unit = 1;  // Bytes: 1, 2 or 4.
  bool big_endian = false;
  std::size_t mark = 0;  // Bytes of the byte order mark.
};

Encoding DetectByMark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {.unit = 4, .mark = 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return {.unit = 4, .big_endian = true, .mark = 4};
  }
  if (bytes.starts_with("\xFF\xFE"sv)) return {.unit = 2, .mark = 2};
  if (bytes.starts_with("\xFE\xFF"sv)) {
    return {.unit = 2, .big_endian = true, .mark = 2};
  }
  if (bytes.starts_with(kUtf8Mark)) return {.mark = kUtf8Mark.size()};
  return {};
}

// A JSON text begins with an ASCII character.
Encoding DetectByZeros(std::string_view bytes) {
  const auto zero = [bytes](std::size_t i) { return bytes[i] == '\0'; };
  if (bytes.size() >= 4) {
    if (zero(0)) {
      return {.unit = zero(1) ? std::size_t{4} : 2, .big_endian = true};
    }
    if (zero(1)) return {.unit = zero(2) && zero(3) ? std::size_t{4} : 2};
  } else if (bytes.size() == 2) {
    if (zero(0)) return {.unit = 2, .big_endian = true};
    if (zero(1)) return {.unit = 2};
  }
  return {};
}

std::uint32_t ReadUnit(std::string_view bytes, const Encoding& encoding) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < encoding.unit; ++i) {
    const std::size_t place = encoding.big_endian ? i : encoding.unit - 1 - i;
    value = value << 8 | static_cast<unsigned char>(bytes[place]);
  }
  return value;
}

std::optional<std::string> DecodeWide(std::string_view bytes,
                                      const Encoding& encoding) {
  if (bytes.size() % encoding.unit != 0) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() / encoding.unit);
  while (!bytes.empty()) {
    std::uint32_t c = ReadUnit(bytes, encoding);
    bytes.remove_prefix(encoding.unit);
    if (encoding.unit == 2 && c >= 0xD800 && c < 0xDC00 && !bytes.empty()) {
      const std::uint32_t low = ReadUnit(bytes, encoding);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        bytes.remove_prefix(encoding.unit);
      }
    }
    if (c > 0x10FFFF) return std::nullopt;
    AppendCodePoint(c, text);
  }
  return text;
}

bool IsUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t ascii = PlainPrefix(bytes);
    bytes.remove_prefix(ascii);
    if (bytes.empty()) break;
    const CodePoint c = FirstCodePoint(bytes, Surrogates::kAccept);
    const bool escaped = c.length == 1 && c.value > 0x7F;
    if (escaped) return false;
    bytes.remove_prefix(c.length);
  }
  return true;
}

}  // namespace

std::optional<std::string> DecodeBodyText(std::string bytes) {
  Encoding encoding = DetectByMark(bytes);
  if (encoding.mark == 0) encoding = DetectByZeros(bytes);
  if (encoding.unit > 1) {
    return DecodeWide(std::string_view(bytes).substr(encoding.mark), encoding);
  }
  bytes.erase(0, encoding.mark);
  if (!IsUtf8(bytes)) return std::nullopt;
  return bytes;
}

}  // namespace insight
