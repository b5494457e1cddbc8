#include "sdk/util/utf8/utf8.h"

#include <algorithm>
#include <cstddef>

namespace insight {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD.

// The start of a text: a whole character, or what is wrong with it.
struct Sequence {
  std::size_t length;      // In bytes, at least 1.
  std::string_view fault;  // Empty for a character.
};

// The bytes that may come second after `first` (Unicode 14, table 3-7), and how
// many bytes the character has; 0 if none starts with `first`.
struct Form {
  std::size_t length;
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

Form FormOf(unsigned char first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};  // Less is an overlong form,
  if (first == 0xED) return {3, 0x80, 0x9F};  // more a surrogate,
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};  // or beyond U+10FFFF.
  return {first < 0xF4 ? std::size_t{4} : 0};
}

Sequence FirstSequence(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const Form form = FormOf(byte(0));
  if (form.length == 0) return {1, "invalid start byte"};
  for (std::size_t i = 1; i < form.length; ++i) {
    if (i == text.size()) return {i, "unexpected end of data"};
    const unsigned char min = i == 1 ? form.second_min : 0x80;
    const unsigned char max = i == 1 ? form.second_max : 0xBF;
    if (byte(i) < min || byte(i) > max) {
      return {i, "invalid continuation byte"};
    }
  }
  return {form.length, ""};
}

[[noreturn]] void Throw(std::string_view bytes, std::size_t at,
                        const Sequence& wrong) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string where;
  if (wrong.length == 1) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    where = std::string("byte 0x") + kDigits[byte >> 4] + kDigits[byte & 15] +
            " in position " + std::to_string(at);
  } else {
    where = "bytes in position " + std::to_string(at) + "-" +
            std::to_string(at + wrong.length - 1);
  }
  throw Utf8Exception("'utf-8' codec can't decode " + where + ": " +
                      std::string(wrong.fault));
}

}  // namespace

std::string DecodeUtf8(std::string_view bytes, Utf8Errors errors) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto ascii_end =
        std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.end(), [](char c) { return (c & 0x80) != 0; });
    const auto ascii = static_cast<std::size_t>(ascii_end - bytes.begin()) - at;
    text += bytes.substr(at, ascii);
    at += ascii;
    if (at == bytes.size()) break;
    const Sequence next = FirstSequence(bytes.substr(at));
    if (next.fault.empty()) {
      text += bytes.substr(at, next.length);
    } else if (errors == Utf8Errors::kStrict) {
      Throw(bytes, at, next);
    } else if (errors == Utf8Errors::kReplace) {
      text += kReplacement;
    }
    at += next.length;
  }
  return text;
}

}  // namespace insight
