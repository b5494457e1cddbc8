#include "tools/release/built_images.h"

#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;

fs::path OutputOf(const fs::path& bin, const std::string& label,
                  const char* extension) {
  const std::string name = label.substr(label.find(':') + 1);
  return bin / PackageOf(label).substr(2) / (name + extension);
}

}  // namespace

fs::path BazelBin(const Workspace& workspace) {
  std::string bin = workspace.Bazel({"info", "bazel-bin"});
  bin.erase(bin.find_last_not_of('\n') + 1);
  return bin;
}

fs::path ArchiveOf(const fs::path& bin, const std::string& label) {
  return OutputOf(bin, label, ".tar");
}

fs::path DigestOf(const fs::path& bin, const std::string& label) {
  return OutputOf(bin, label, ".digest");
}

std::vector<AffectedPlugin> ChoosePlugins(const Workspace& workspace,
                                          const std::vector<std::string>& names,
                                          const std::string& since) {
  if (!names.empty()) return PluginsNamed(workspace, names);
  if (since.empty()) {
    throw ReleaseException(
        "Which plugins?  Name them, or what they have changed since: --since "
        "REVISION.");
  }
  return AffectedPlugins(workspace, since);
}

}  // namespace insight::release
