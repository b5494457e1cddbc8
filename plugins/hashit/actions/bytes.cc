#include <string>

#include "plugins/hashit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/hashit/util/hashes.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"
#include "sdk/types/base64.h"

namespace insight::plugins::hashit {
namespace {

std::string Decoded(const Bytes& bytes) {
  try {
    return bytes.Decode();
  } catch (const Base64Exception& e) {
    throw PluginException("The bytes to hash are not valid Base64.",
                          "Check that the input is a Base64-encoded file, and "
                          "run the step again.",
                          e.what());
  }
}

}  // namespace

// The action "bytes"; the name Bytes is that of the type.
Bytes2Output Bytes2(const Bytes2Input& input, StepContext&) {
  return HashesOf<Bytes2Output>(Decoded(input.bytes));
}

}  // namespace insight::plugins::hashit
