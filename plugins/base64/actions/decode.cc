#include <exception>

#include "plugins/base64/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"
#include "sdk/types/base64.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::base64 {
namespace {

Utf8Errors ErrorsOf(DecodeErrors errors) {
  switch (errors) {
    case DecodeErrors::kReplace:
      return Utf8Errors::kReplace;
    case DecodeErrors::kIgnore:
      return Utf8Errors::kIgnore;
    case DecodeErrors::kNothing:
      break;
  }
  return Utf8Errors::kStrict;
}

[[noreturn]] void ThrowUndecodable(const std::exception& reason) {
  throw PluginException(
      "Failed to decode because valid base64 input was not provided.",
      "If you would like continue to attempt to decode the input try setting "
      "the value of the error field to ignore errors or to replace the "
      "characters.",
      reason.what());
}

}  // namespace

DecodeOutput Decode(const DecodeInput& input, StepContext&) {
  try {
    return {.data = DecodeUtf8(input.base64.Decode(), ErrorsOf(input.errors))};
  } catch (const Base64Exception& e) {
    ThrowUndecodable(e);
  } catch (const Utf8Exception& e) {
    ThrowUndecodable(e);
  }
}

}  // namespace insight::plugins::base64
