#include "tools/version/base_spec.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/text_file.h"

namespace insight::version {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

// A git that knows the revision "v1" and the branch "master", both at commit
// "c0ffee", and there a/plugin.spec.yaml alone.
constexpr const char* kGit =
    "#!/bin/sh\n"
    "[ \"$1\" = -C ] || exit 9\n"
    "case \"$3 $4 $5 $6\" in\n"
    "  'rev-parse --git-dir  ') [ \"$NO_REPOSITORY\" = '' ] && exit 0\n"
    "    echo 'fatal: not a git repository' >&2; exit 128 ;;\n"
    "  'rev-parse --verify --quiet v1^{commit}') echo c0ffee ;;\n"
    "  'rev-parse --verify --quiet master^{commit}') echo c0ffee ;;\n"
    "  'merge-base HEAD c0ffee ') echo c0ffee ;;\n"
    "  'cat-file -e c0ffee:./plugin.spec.yaml ') [ \"${2##*/}\" = a ] ;;\n"
    "  'cat-file blob c0ffee:./plugin.spec.yaml ')\n"
    "    echo 'name: of_git' ;;\n"
    "  *) exit 1 ;;\n"
    "esac\n";

class BaseSpecTest : public ::testing::Test {
 protected:
  BaseSpecTest() {
    fs::create_directories(folder_ / "a");
    fs::create_directories(folder_ / "b");
    spec::WriteTextFile(File("a"), "name: of_file\n");
    spec::WriteTextFile(File("b"), "name: of_file\n");
    spec::WriteTextFile((folder_ / "git").string(), kGit);
    chmod((folder_ / "git").c_str(), 0755);
    setenv("PATH", (folder_.string() + ":/usr/bin:/bin").c_str(), 1);
    unsetenv("NO_REPOSITORY");
  }

  std::string File(const std::string& plugin) const {
    return (folder_ / plugin / "plugin.spec.yaml").string();
  }

  const fs::path folder_ = fs::path(::testing::TempDir()) / "base_spec_test";
};

TEST_F(BaseSpecTest, AFileOrADirectoryComesFirst) {
  EXPECT_EQ(ReadBaseSpec(File("a"), "nowhere")->name, "of_file");
  EXPECT_EQ(ReadBaseSpec((folder_ / "a").string(), "nowhere")->name, "of_file");
}

TEST_F(BaseSpecTest, ARevisionIsLookedUpWhereTheSpecIs) {
  const auto spec = ReadBaseSpec("v1", File("a"));
  ASSERT_TRUE(spec.has_value());
  EXPECT_EQ(spec->name, "of_git");
  EXPECT_EQ(spec->file, "v1:" + File("a"));
}

TEST_F(BaseSpecTest, APluginThatTheRevisionLacksIsNew) {
  EXPECT_FALSE(ReadBaseSpec("v1", File("b")).has_value());
}

TEST_F(BaseSpecTest, TheMainBranchIsFound) {
  EXPECT_EQ(ReadMainSpec(File("a"))->name, "of_git");
}

TEST_F(BaseSpecTest, AnUnknownNameIsNeitherFileNorRevision) {
  for (const std::string name : {"nothing", "-v1", ""}) {
    EXPECT_THAT(
        [&] { (void)ReadBaseSpec(name, File("a")); },
        ThrowsMessage<std::runtime_error>(
            "there is neither a file nor a git revision \"" + name + '"'));
  }
}

TEST_F(BaseSpecTest, GitsComplaintIsPassedOn) {
  setenv("NO_REPOSITORY", "1", 1);
  EXPECT_THAT([&] { (void)ReadBaseSpec("v2", File("a")); },
              ThrowsMessage<std::runtime_error>(
                  StartsWith("git says: fatal: not a git repository; name the "
                             "file to compare with by --base FILE")));
}

TEST_F(BaseSpecTest, WithoutGitAFileIsAskedFor) {
  setenv("PATH", (folder_ / "a").c_str(), 1);
  EXPECT_THAT([&] { (void)ReadBaseSpec("v1", File("a")); },
              ThrowsMessage<std::runtime_error>(
                  HasSubstr("git could not be started: No such file or "
                            "directory; name the file")));
}

}  // namespace
}  // namespace insight::version
