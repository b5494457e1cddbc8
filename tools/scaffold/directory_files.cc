#include "tools/scaffold/directory_files.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace insight::scaffold {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMacros = "tools/build_defs/defs.bzl";

bool IsSkipped(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name == "__pycache__";
}

// Absolute, with its links resolved as far as it exists.
fs::path Resolved(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(fs::absolute(path), error);
  return error ? fs::absolute(path).lexically_normal() : resolved;
}

}  // namespace

std::vector<std::string> FilesBelow(const std::string& directory) {
  std::vector<std::string> paths;
  try {
    const auto end = fs::recursive_directory_iterator();
    for (auto it = fs::recursive_directory_iterator(directory); it != end;
         ++it) {
      if (IsSkipped(it->path())) {
        it.disable_recursion_pending();
      } else if (std::error_code ignored; it->is_regular_file(ignored)) {
        paths.push_back(it->path().lexically_relative(directory).string());
      }
    }
  } catch (const fs::filesystem_error& e) {
    throw std::runtime_error("cannot read " + e.path1().string() + ": " +
                             e.code().message());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::optional<std::string> FindWorkspace(const std::string& path) {
  for (fs::path folder = Resolved(path);; folder = folder.parent_path()) {
    std::error_code ignored;
    if (fs::exists(folder / kMacros, ignored)) return folder.string();
    if (!folder.has_relative_path()) return std::nullopt;
  }
}

std::string IncludeFolder(const std::string& directory,
                          const std::string& name) {
  const std::optional<std::string> workspace = FindWorkspace(directory);
  if (!workspace) return "plugins/" + name;
  return Resolved(directory).lexically_relative(*workspace).string();
}

}  // namespace insight::scaffold
