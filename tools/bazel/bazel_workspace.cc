#include "tools/bazel/bazel_workspace.h"

#include <cstdlib>
#include <sstream>
#include <utility>

namespace insight::bazel {

namespace fs = std::filesystem;

BazelWorkspace::BazelWorkspace(fs::path root) : root_(std::move(root)) {}

std::optional<BazelWorkspace> BazelWorkspace::Around(const fs::path& folder) {
  fs::path root = fs::canonical(folder);
  while (!fs::exists(root / "WORKSPACE")) {
    if (root == root.parent_path()) return std::nullopt;
    root = root.parent_path();
  }
  return BazelWorkspace(std::move(root));
}

std::vector<std::string> BazelWorkspace::Command(
    const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {"env", "-C", root_.string()};
  const std::size_t without_bazel = command.size();
  if (const char* const given = std::getenv("BAZEL"); given != nullptr) {
    std::istringstream words(given);
    for (std::string word; words >> word;) command.push_back(word);
  }
  if (command.size() == without_bazel) {
    const fs::path wrapper = root_ / "tools/bazelw";
    command.push_back(fs::exists(wrapper) ? wrapper.string() : "bazel");
  }
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace insight::bazel
