#include "plugins/extractit/util/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::extractit {
namespace {

std::optional<std::uint32_t> DigitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// Reads `count` hex digits at the start of `text`.
std::optional<std::uint32_t> HexNumber(std::string_view text,
                                       std::size_t count) {
  if (text.size() < count) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text.substr(0, count)) {
    const auto digit = DigitOf(c);
    if (!digit) return std::nullopt;
    number = number * 16 + *digit;
  }
  return number;
}

// Surrogates become what DecodeUtf8() replaces.
void AppendUtf8(std::uint32_t code_point, std::string& text) {
  const auto byte = [&text](std::uint32_t value) {
    text += static_cast<char>(value);
  };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

// \ooo: up to three octal digits.  Returns how many there are.
std::size_t AppendOctal(std::string_view digits, std::string& text) {
  std::uint32_t number = 0;
  std::size_t count = 0;
  for (; count < 3 && count < digits.size() && digits[count] >= '0' &&
         digits[count] <= '7';
       ++count) {
    number = number * 8 + static_cast<std::uint32_t>(digits[count] - '0');
  }
  if (count > 0) AppendUtf8(number, text);
  return count;
}

// Appends what an escape stands for, whose text behind the backslash `rest`
// starts with.  Returns its length; 0 if it is none.
std::size_t AppendEscaped(std::string_view rest, std::string& text) {
  constexpr std::string_view kNames = "nt\\'\"abfrv";
  constexpr std::string_view kCharacters = "\n\t\\'\"\a\b\f\r\v";
  if (rest.empty()) return 0;
  if (const std::size_t at = kNames.find(rest[0]);
      at != std::string_view::npos) {
    text += kCharacters[at];
    return 1;
  }
  if (rest[0] == '\n') return 1;
  const std::size_t digits = rest[0] == 'x'   ? 2
                             : rest[0] == 'u' ? 4
                             : rest[0] == 'U' ? 8
                                              : 0;
  if (digits == 0) return AppendOctal(rest, text);
  const auto code_point = HexNumber(rest.substr(1), digits);
  if (!code_point || *code_point > 0x10FFFF) return 0;
  AppendUtf8(*code_point, text);
  return 1 + digits;
}

}  // namespace

std::string PercentDecoded(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto value = text[i] == '%' ? HexNumber(text.substr(i + 1), 2)
                                      : std::optional<std::uint32_t>();
    bytes += value ? static_cast<char>(*value) : text[i];
    if (value) i += 2;
  }
  return DecodeUtf8(bytes, Utf8Errors::kReplace);
}

std::string WithoutEscapes(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length =
        text[i] == '\\' ? AppendEscaped(text.substr(i + 1), result) : 0;
    if (length == 0) result += text[i];
    i += length;
  }
  return DecodeUtf8(result, Utf8Errors::kReplace);
}

std::string WithoutTags(std::string_view xml) {
  std::string text;
  text.reserve(xml.size());
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const std::size_t end =
        xml[i] == '<' ? xml.find('>', i) : std::string_view::npos;
    if (end != std::string_view::npos) {
      text += ' ';
      i = end;
    } else if (xml[i] == '<') {  // Nor is there one behind.
      text += xml.substr(i);
      break;
    } else {
      text += xml[i];
    }
  }
  std::erase(text, '\r');
  return text;
}

}  // namespace insight::plugins::extractit
