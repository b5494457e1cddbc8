// Where Bazel puts images.

#ifndef TOOLS_RELEASE_BUILT_IMAGES_H_
#define TOOLS_RELEASE_BUILT_IMAGES_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tools/release/affected.h"
#include "tools/release/workspace.h"

namespace insight::release {

// Returns Bazel's folder of outputs.  Throws ReleaseException.
[[nodiscard]] std::filesystem::path BazelBin(const Workspace& workspace);

// An image's archive and the file of its digest, of
// "//plugins/whois:image_alpine".
[[nodiscard]] std::filesystem::path ArchiveOf(const std::filesystem::path& bin,
                                              const std::string& label);
[[nodiscard]] std::filesystem::path DigestOf(const std::filesystem::path& bin,
                                             const std::string& label);

// Returns the plugins that the user means: those named, or else those that the
// change since `since` affects.  Throws ReleaseException if there is neither.
[[nodiscard]] std::vector<AffectedPlugin> ChoosePlugins(
    const Workspace& workspace, const std::vector<std::string>& names,
    const std::string& since);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_BUILT_IMAGES_H_
