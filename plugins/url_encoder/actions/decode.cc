#include <algorithm>
#include <string>
#include <string_view>

#include "plugins/url_encoder/schema.h"  // generated from plugin.spec.yaml
#include "sdk/http/url.h"
#include "sdk/step/step_context.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::url_encoder {
namespace {

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
                    });
}

}  // namespace

// Whatever `errors` is but "ignore" means "replace": it is free text, and the
// Python plugin takes it so.
DecodeOutput Decode(const DecodeInput& input, StepContext&) {
  const Utf8Errors errors = EqualsIgnoringCase(input.errors, "ignore")
                                ? Utf8Errors::kIgnore
                                : Utf8Errors::kReplace;
  return {.url = DecodeUtf8(PercentDecode(input.url), errors)};
}

}  // namespace insight::plugins::url_encoder
