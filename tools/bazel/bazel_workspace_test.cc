#include "tools/bazel/bazel_workspace.h"

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"

namespace insight::bazel {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class BazelWorkspaceTest : public ::testing::Test {
 protected:
  BazelWorkspaceTest() : root_(fs::canonical(folder_.path()) / "root") {
    fs::create_directories(root_ / "plugins/whois");
    image::WriteFile(root_ / "WORKSPACE", "");
    unsetenv("BAZEL");
  }
  ~BazelWorkspaceTest() override { unsetenv("BAZEL"); }

  [[nodiscard]] BazelWorkspace Workspace() const {
    return BazelWorkspace::Around(root_ / "plugins/whois").value();
  }

  const image::TemporaryDirectory folder_;
  const fs::path root_;
};

TEST_F(BazelWorkspaceTest, IsTheOneThatAFolderIsIn) {
  EXPECT_EQ(Workspace().root(), root_);
  EXPECT_EQ(BazelWorkspace::Around(root_).value().root(), root_);
}

TEST_F(BazelWorkspaceTest, IsFoundThroughASymbolicLink) {
  fs::create_symlink(root_ / "plugins", folder_.path() / "link");
  EXPECT_EQ(
      BazelWorkspace::Around(folder_.path() / "link/whois").value().root(),
      root_);
}

TEST_F(BazelWorkspaceTest, AFolderMayBeInNone) {
  EXPECT_FALSE(BazelWorkspace::Around(folder_.path()).has_value());
}

TEST_F(BazelWorkspaceTest, AMissingFolderIsAnError) {
  EXPECT_THROW((void)BazelWorkspace::Around(root_ / "missing"),
               fs::filesystem_error);
}

TEST_F(BazelWorkspaceTest, CallsItsOwnWrapper) {
  fs::create_directory(root_ / "tools");
  image::WriteFile(root_ / "tools/bazelw", "");
  EXPECT_THAT(
      Workspace().Command({"info", "release"}),
      ElementsAre("env", "-C", root_.string(),
                  (root_ / "tools/bazelw").string(), "info", "release"));
}

TEST_F(BazelWorkspaceTest, CallsBazelWhereItHasNoWrapper) {
  EXPECT_THAT(Workspace().Command({"info"}),
              ElementsAre("env", "-C", root_.string(), "bazel", "info"));
}

TEST_F(BazelWorkspaceTest, CallsWhatTheEnvironmentNames) {
  setenv("BAZEL", "bazel  --output_base=/x", 1);
  EXPECT_THAT(Workspace().Command({"info"}),
              ElementsAre("env", "-C", root_.string(), "bazel",
                          "--output_base=/x", "info"));
  setenv("BAZEL", " ", 1);
  EXPECT_THAT(Workspace().Command({}),
              ElementsAre("env", "-C", root_.string(), "bazel"));
}

}  // namespace
}  // namespace insight::bazel
