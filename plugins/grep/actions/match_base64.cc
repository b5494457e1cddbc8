#include <string>

#include "plugins/grep/schema.h"  // generated from plugin.spec.yaml
#include "plugins/grep/util/search.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"
#include "sdk/types/base64.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::grep {
namespace {

std::string TextOf(const Bytes& data) {
  try {
    return DecodeUtf8(data.Decode(), Utf8Errors::kReplace);
  } catch (const Base64Exception& e) {
    throw PluginException("The data to search are not valid Base64.",
                          "Check that the input is a Base64-encoded file, and "
                          "run the step again.",
                          e.what());
  }
}

}  // namespace

MatchBase64Output MatchBase64(const MatchBase64Input& input, StepContext&) {
  return OutputOf<MatchBase64Output>(
      Search(input.pattern, TextOf(input.data), input.behavior));
}

}  // namespace insight::plugins::grep
