#include "sdk/util/text_encoding/text_encoding.h"

#include "sdk/json/unicode.h"

namespace insight {

bool IsUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    bytes.remove_prefix(PlainPrefix(bytes));
    if (bytes.empty()) return true;
    const CodePoint first = FirstCodePoint(bytes, Surrogates::kRefuse);
    // What is no UTF-8 is read as a surrogate, which UTF-8 cannot have.
    if (first.value >= 0xD800 && first.value <= 0xDFFF) return false;
    bytes.remove_prefix(first.length);
  }
  return true;
}

std::string Latin1ToUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char byte : bytes) {
    AppendCodePoint(static_cast<unsigned char>(byte), text);
  }
  return text;
}

std::string DecodeText(std::string_view bytes) {
  return IsUtf8(bytes) ? std::string(bytes) : Latin1ToUtf8(bytes);
}

}  // namespace insight
