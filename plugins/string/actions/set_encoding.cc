#include <cstddef>
#include <string>
#include <string_view>

#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/json/unicode.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {
namespace {

// Strings of JSON can hold surrogates, which UTF-8 cannot.
bool CanEncode(char32_t c, bool ascii) {
  if (ascii) return c < 0x80;
  return c < 0xD800 || c > 0xDFFF;
}

[[noreturn]] void ThrowUnencodable(char32_t c, std::size_t position,
                                   const std::string& encoding) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    digits += kDigits[(c >> shift) & 15];
  }
  throw PluginException("Encoding failed.", "Could not encode given string.",
                        encoding + " has no character U+" + digits +
                            " (at position " + std::to_string(position) + ").");
}

}  // namespace

SetEncodingOutput SetEncoding(const SetEncodingInput& input, StepContext&) {
  const bool ascii = input.encoding == "ASCII";
  std::string encoded;
  std::size_t position = 0;
  for (std::string_view text = input.string; !text.empty(); ++position) {
    const CodePoint next = FirstCodePoint(text, Surrogates::kAccept);
    if (CanEncode(next.value, ascii)) {
      encoded += text.substr(0, next.length);
    } else if (input.error_handling == SetEncodingErrorHandling::kStrict) {
      ThrowUnencodable(next.value, position, input.encoding);
    } else if (input.error_handling == SetEncodingErrorHandling::kReplace) {
      encoded += '?';
    }
    text.remove_prefix(next.length);
  }
  return {.encoded = std::move(encoded)};
}

}  // namespace insight::plugins::string
