#include <string>
#include <vector>

#include "plugins/compression/schema.h"  // generated from plugin.spec.yaml
#include "plugins/compression/util/unpack.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::compression {
namespace {

File ToFile(Member& member) {
  if (member.unpacked.is_archive()) {
    throw PluginException(
        "The member '" + member.name + "' is an archive of " +
            std::to_string(member.unpacked.members.size()) +
            " files itself, which cannot be returned as one file.",
        "Extract the member with another program, and pass it to Extract "
        "Archive by itself.");
  }
  // Let go at once, so that content is not held twice for all members.
  const std::string content = *std::move(member.unpacked.content);
  return {.filename = std::move(member.name),
          .content = Bytes::Encode(content)};
}

}  // namespace

// The content of an archive of one file gets the archive's name: so does the
// Python plugin, and workflows rely on it.
ExtractArchiveOutput ExtractArchive(const ExtractArchiveInput& input,
                                    StepContext& context) {
  Unpacked unpacked = Unpack(input.archive.content.Decode(), context.log());
  std::vector<File> files;
  if (!unpacked.is_archive()) {
    files.push_back({.filename = input.archive.filename,
                     .content = Bytes::Encode(*unpacked.content)});
  }
  for (Member& member : unpacked.members) files.push_back(ToFile(member));
  return {.files = std::move(files)};
}

}  // namespace insight::plugins::compression
