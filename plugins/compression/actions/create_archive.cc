#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plugins/compression/schema.h"  // generated from plugin.spec.yaml
#include "plugins/compression/util/errors.h"
#include "plugins/compression/util/file_name.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/tar_writer.h"
#include "plugins/compression/util/zip_writer.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::compression {
namespace {

constexpr unsigned kPermissions = 0644;

// The files of an archive under their base names, in the input's order; of
// several with one name the last one stays, in the first one's place.
std::vector<std::pair<std::string_view, const Bytes*>> NamedContents(
    const std::vector<File>& files) {
  std::vector<std::pair<std::string_view, const Bytes*>> contents;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const File& file : files) {
    const std::optional<std::string_view> name = BaseName(file.filename);
    if (!name) ThrowInvalidFileName();
    const auto [it, added] = places.try_emplace(*name, contents.size());
    if (added) {
      contents.emplace_back(*name, &file.content);
    } else {
      contents[it->second].second = &file.content;
    }
  }
  return contents;
}

std::string Tarball(const std::vector<File>& files) {
  TarWriter tar;
  for (const auto& [name, content] : NamedContents(files)) {
    tar.Add(name, content->Decode());
  }
  return GzipCompress(std::move(tar).Finish());
}

std::string Zip(const std::vector<File>& files) {
  ZipWriter zip;
  for (const auto& [name, content] : NamedContents(files)) {
    zip.Add(name, content->Decode(), kPermissions);
  }
  return std::move(zip).Finish();
}

std::string Archive(CreateArchiveAlgorithm algorithm,
                    const std::vector<File>& files) {
  switch (algorithm) {
    case CreateArchiveAlgorithm::kTarball:
      return Tarball(files);
    case CreateArchiveAlgorithm::kZip:
      return Zip(files);
  }
  throw PluginException("Invalid compression algorithm.",
                        "Dispatch Compress: Invalid enum passed.");
}

std::string DefaultName(CreateArchiveAlgorithm algorithm) {
  return algorithm == CreateArchiveAlgorithm::kZip ? "compressed.zip"
                                                   : "compressed.tar.gz";
}

}  // namespace

CreateArchiveOutput CreateArchive(const CreateArchiveInput& input,
                                  StepContext&) {
  const std::string archive = Archive(input.algorithm, input.files);
  // The name is the user's own; it is nobody's path here.
  return {.archive = File{.filename = input.filename.empty()
                                          ? DefaultName(input.algorithm)
                                          : input.filename,
                          .content = Bytes::Encode(archive)}};
}

}  // namespace insight::plugins::compression
