#include <string>

#include "plugins/compression/schema.h"  // generated from plugin.spec.yaml
#include "plugins/compression/util/unpack.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::compression {

DecompressBytesOutput DecompressBytes(const DecompressBytesInput& input,
                                      StepContext& context) {
  const Unpacked unpacked = Unpack(input.bytes.Decode(), context.log());
  if (unpacked.is_archive()) {
    throw PluginException(
        "The data is an archive of " + std::to_string(unpacked.members.size()) +
            " files, so there is no single content to return.",
        "Use the action Extract Archive, which returns all files.");
  }
  return {.decompressed = Bytes::Encode(*unpacked.content)};
}

}  // namespace insight::plugins::compression
