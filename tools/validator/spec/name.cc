#include <algorithm>
#include <filesystem>
#include <string>

#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

namespace fs = std::filesystem;

constexpr auto kMaxWords = 7;

std::string FolderName(const std::string& directory) {
  fs::path path = fs::absolute(directory).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // "a/b/".
  return path.filename().string();
}

}  // namespace

// What no name may be made of is what the reader refuses.
void CheckName(const PluginFolder& folder, Findings& findings) {
  const spec::YamlNode* name = folder.Find("name");
  if (name == nullptr || name->kind != spec::YamlNode::Kind::kScalar ||
      folder.ReaderProblem(name->position, "name") != nullptr) {
    return;
  }
  const auto words = std::count(name->text.begin(), name->text.end(), '_') + 1;
  if (words > kMaxWords) {
    findings.Add({.position = name->position,
                  .path = "name",
                  .text = "Name is too long, 7 words or less: contains " +
                          std::to_string(words)});
  }
  if (folder.kind() == FolderKind::kSpecAlone) return;
  const std::string directory = FolderName(folder.directory());
  if (directory == name->text) return;
  findings.Add({.position = name->position,
                .path = "name",
                .text = "the plugin is called \"" + name->text +
                        "\", but its directory \"" + directory + "\"",
                .hint = "Rename one of them."});
}

}  // namespace insight::validator
