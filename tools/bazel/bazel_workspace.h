// The Bazel workspace that a tool works in, and how its Bazel is called.
//
// Example:
//
//   const std::optional<BazelWorkspace> workspace =
//       BazelWorkspace::Around("plugins/whois");
//   RunProcess(workspace->Command({"build", "//plugins/whois:image"}));

#ifndef TOOLS_BAZEL_BAZEL_WORKSPACE_H_
#define TOOLS_BAZEL_BAZEL_WORKSPACE_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace insight::bazel {

// Thread safety: a value; Command() reads the environment.
class BazelWorkspace {
 public:
  // The one that this folder, relative or absolute, is in: of it and those
  // above it, the first that has a file WORKSPACE.  Nothing if there is none.
  // Throws std::filesystem::filesystem_error if there is no such folder.
  [[nodiscard]] static std::optional<BazelWorkspace> Around(
      const std::filesystem::path& folder);

  // Absolute, and without symbolic links.
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  // Returns the words that start Bazel in the root with these arguments,
  // whatever folder they are started from.  Bazel is the words of $BAZEL
  // ("bazel --output_base=..."); where that is not set, the workspace's
  // tools/bazelw; where it has none, "bazel".
  [[nodiscard]] std::vector<std::string> Command(
      const std::vector<std::string>& arguments) const;

 private:
  explicit BazelWorkspace(std::filesystem::path root);

  std::filesystem::path root_;
};

}  // namespace insight::bazel

#endif  // TOOLS_BAZEL_BAZEL_WORKSPACE_H_
