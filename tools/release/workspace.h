// The collection's source tree, and the programs that know about it.
//
// Thread safety: none.

#ifndef TOOLS_RELEASE_WORKSPACE_H_
#define TOOLS_RELEASE_WORKSPACE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tools/bazel/bazel_workspace.h"

namespace insight::release {

class Workspace {
 public:
  explicit Workspace(bazel::BazelWorkspace workspace);

  // The workspace that `bazel run` was called in, or else the one that the
  // current folder is in.  Throws ReleaseException if there is none.
  [[nodiscard]] static Workspace Find();

  [[nodiscard]] const std::filesystem::path& root() const {
    return workspace_.root();
  }

  // Runs git in the root and returns what it prints.  Throws ReleaseException
  // with what it complains about unless its status is 0.
  [[nodiscard]] std::string Git(std::vector<std::string> arguments) const;

  // The same for Bazel.
  [[nodiscard]] std::string Bazel(
      const std::vector<std::string>& arguments) const;

  // Runs a command in the root; the user sees what it prints, all on stderr.
  // Throws ReleaseException unless its status is 0.
  void Show(const std::vector<std::string>& command) const;
  void ShowBazel(const std::vector<std::string>& arguments) const;

 private:
  bazel::BazelWorkspace workspace_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_WORKSPACE_H_
