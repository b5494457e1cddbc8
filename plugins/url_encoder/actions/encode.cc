#include <string>
#include <string_view>

#include "plugins/url_encoder/schema.h"  // generated from plugin.spec.yaml
#include "sdk/http/url.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::url_encoder {
namespace {

// What separates the parts of a URL (RFC 3986, section 2.2), as far as Encode
// All Characters decides about it.
constexpr std::string_view kSeparators = "/?=&#";

std::string EncodeBetween(std::string_view separators, std::string_view text) {
  std::string encoded;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    encoded += PercentEncode(text.substr(0, end));
    if (end == std::string_view::npos) break;
    encoded += text[end];
    text.remove_prefix(end + 1);
  }
  return encoded;
}

}  // namespace

// The scheme stays as it is.  So does nothing else that is encoded already: a
// '%' becomes "%25".
EncodeOutput Encode(const EncodeInput& input, StepContext&) {
  const std::string_view url = input.url;
  const auto colon = url.find("://");
  const std::size_t start = colon == std::string_view::npos ? 0 : colon + 3;
  const std::string_view separators = input.encode_all ? "" : kSeparators;
  return {.url = std::string(url.substr(0, start)) +
                 EncodeBetween(separators, url.substr(start))};
}

}  // namespace insight::plugins::url_encoder
