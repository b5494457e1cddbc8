#include "sdk/util/process/find_program.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::ThrowsCause;

class FindProgramTest : public ::testing::Test {
 protected:
  FindProgramTest() : path_(std::getenv("PATH")) {}
  ~FindProgramTest() override { SetPath(path_); }

  static void SetPath(const std::string& path) {
    ASSERT_EQ(setenv("PATH", path.c_str(), 1), 0);
  }

  // Makes a new folder below the test's.
  static std::string Folder(const std::string& name) {
    std::string folder = ::testing::TempDir() + "/" + name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    return folder;
  }

  static void MakeFile(const std::string& path, mode_t mode) {
    std::ofstream(path) << "#!/bin/sh\n";
    ASSERT_EQ(chmod(path.c_str(), mode), 0);
  }

 private:
  const std::string path_;
};

TEST_F(FindProgramTest, ReturnsTheFirstInPath) {
  const std::string first = Folder("first");
  const std::string second = Folder("second");
  MakeFile(first + "/tool", 0755);
  MakeFile(second + "/tool", 0755);
  MakeFile(second + "/other", 0755);
  SetPath(first + ":" + second);
  EXPECT_EQ(FindProgram("tool"), first + "/tool");
  EXPECT_EQ(FindProgram("other"), second + "/other");
}

TEST_F(FindProgramTest, PassesOverTheProgramThatRuns) {
  const std::string first = Folder("self");
  const std::string second = Folder("others");
  std::filesystem::create_symlink(
      std::filesystem::read_symlink("/proc/self/exe"), first + "/tool");
  MakeFile(second + "/tool", 0755);
  SetPath(first + ":" + second);
  EXPECT_EQ(FindProgram("tool"), second + "/tool");
}

TEST_F(FindProgramTest, PassesOverWhatCannotBeRun) {
  const std::string first = Folder("files");
  const std::string second = Folder("programs");
  MakeFile(first + "/text", 0644);
  std::filesystem::create_directory(first + "/folder");
  MakeFile(second + "/text", 0755);
  MakeFile(second + "/folder", 0755);
  SetPath("/no/such/folder:" + first + ":" + second);
  EXPECT_EQ(FindProgram("text"), second + "/text");
  EXPECT_EQ(FindProgram("folder"), second + "/folder");
}

TEST_F(FindProgramTest, NeverLooksInTheCurrentFolder) {
  const std::string folder = Folder("current");
  MakeFile(folder + "/only_here", 0755);
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  SetPath("::/no/such/folder:");
  EXPECT_THAT([] { (void)FindProgram("only_here"); },
              ThrowsCause("The command only_here is not installed."));
  std::filesystem::current_path(before);
}

TEST_F(FindProgramTest, WithoutPathItIsWhereSystemsHaveTheirs) {
  ASSERT_EQ(unsetenv("PATH"), 0);
  EXPECT_EQ(FindProgram("env"), "/usr/bin/env");
}

}  // namespace
}  // namespace insight
