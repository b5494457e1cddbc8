#include <string>
#include <string_view>

#include "plugins/compression/schema.h"  // generated from plugin.spec.yaml
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/zip_writer.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::compression {
namespace {

// A zip archive with one entry.
std::string ZipCompress(std::string_view content) {
  ZipWriter zip;
  zip.Add("compressed", content, 0600);
  return std::move(zip).Finish();
}

std::string Compress(CompressBytesAlgorithm algorithm,
                     std::string_view content) {
  switch (algorithm) {
    case CompressBytesAlgorithm::kGzip:
      return GzipCompress(content);
    case CompressBytesAlgorithm::kBzip:
      return Bzip2Compress(content);
    case CompressBytesAlgorithm::kLz:
      return LzmaAloneCompress(content);
    case CompressBytesAlgorithm::kXz:
      return XzCompress(content);
    case CompressBytesAlgorithm::kZip:
      return ZipCompress(content);
  }
  throw PluginException("Invalid compression algorithm.",
                        "Dispatch Compress: Invalid enum passed.");
}

}  // namespace

CompressBytesOutput CompressBytes(const CompressBytesInput& input,
                                  StepContext&) {
  const std::string content = input.bytes.Decode();
  return {.compressed = Bytes::Encode(Compress(input.algorithm, content))};
}

}  // namespace insight::plugins::compression
