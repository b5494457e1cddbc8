#include "tools/files/file_plan.h"

#include <filesystem>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class FilePlanTest : public ::testing::Test {
 protected:
  FilePlanTest()
      : folder_(
            fs::path(::testing::TempDir()) /
            ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Write(const std::string& name, const std::string& text) const {
    spec::WriteTextFile(Path(name), text);
  }
  [[nodiscard]] std::string Read(const std::string& name) const {
    return spec::ReadTextFile(Path(name));
  }
  // Of files and folders below the test's own.
  [[nodiscard]] std::size_t CountEntries() const {
    const fs::recursive_directory_iterator all(folder_);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

 private:
  fs::path folder_;
};

TEST_F(FilePlanTest, PlansByWhatIsThere) {
  Write("same", "x\n");
  Write("other", "x\n");
  const FilePlan plan = {PlanFile(Path("same"), "x\n"),
                         PlanFile(Path("other"), "y\n"),
                         PlanFile(Path("new"), "y\n"),
                         PlanMissingFile(Path("other"), "z\n"),
                         PlanMissingFile(Path("missing"), "z\n"),
                         PlanRemoval(Path("same"))};
  EXPECT_EQ(FormatPlan(plan), "rewrite " + Path("other") + "\ncreate " +
                                  Path("new") + "\ncreate " + Path("missing") +
                                  "\nremove " + Path("same") + "\n");
  EXPECT_TRUE(ChangesFiles(plan));
  EXPECT_FALSE(ChangesFiles({plan[0], plan[3]}));
}

TEST_F(FilePlanTest, PlanningWritesNothing) {
  Write("old", "x\n");
  const FilePlan plan = {PlanFile(Path("old"), "y\n"),
                         PlanFile(Path("deep/new"), "y\n")};
  EXPECT_EQ(FormatPlanDiff(plan),
            "--- " + Path("old") + "\n+++ " + Path("old") +
                "\n@@ -1 +1 @@\n-x\n+y\n--- /dev/null\n+++ " +
                Path("deep/new") + "\n@@ -0,0 +1 @@\n+y\n");
  EXPECT_EQ(Read("old"), "x\n");
  EXPECT_EQ(CountEntries(), 1u);
}

TEST_F(FilePlanTest, CarryOutWritesRewritesAndRemoves) {
  Write("old", "x\n");
  Write("gone", "x\n");
  fs::permissions(Path("old"), fs::perms::owner_all);
  CarryOut({PlanFile(Path("old"), "y\n"), PlanRemoval(Path("gone")),
            PlanFile(Path("deep/er/new"), "z\n")});
  EXPECT_EQ(Read("old"), "y\n");
  EXPECT_EQ(fs::status(Path("old")).permissions(), fs::perms::owner_all);
  EXPECT_EQ(Read("deep/er/new"), "z\n");
  EXPECT_EQ(CountEntries(), 4u) << "old, deep, deep/er, new; nothing else";
}

TEST_F(FilePlanTest, ALinkIsKeptAndWhatItNamesIsRewritten) {
  Write("real", "x\n");
  fs::create_symlink(Path("real"), Path("link"));
  CarryOut({PlanFile(Path("link"), "y\n")});
  EXPECT_TRUE(fs::is_symlink(Path("link")));
  EXPECT_EQ(Read("real"), "y\n");
}

TEST_F(FilePlanTest, AFileThatCannotBeWrittenIsNamedAndLeavesNothing) {
  Write("file", "x\n");
  try {
    CarryOut({PlanFile(Path("file/below"), "y\n")});
    FAIL() << "there is no folder called file";
  } catch (const std::runtime_error& e) {
    EXPECT_THAT(e.what(), HasSubstr(Path("file")));
  }
  EXPECT_EQ(CountEntries(), 1u);
}

TEST_F(FilePlanTest, ANewDirectoryIsWholeOrNotThere) {
  const std::string directory = Path("plugins/new/");
  CreateDirectoryWith(directory, {PlanFile(directory + "BUILD", "b\n"),
                                  PlanFile(directory + "actions/a.cc", "a\n")});
  EXPECT_EQ(Read("plugins/new/actions/a.cc"), "a\n");
  EXPECT_EQ(Read("plugins/new/BUILD"), "b\n");

  const std::string failing = Path("plugins/failing");
  EXPECT_ANY_THROW(
      CreateDirectoryWith(failing, {PlanFile(failing + "/file", "x\n"),
                                    PlanFile(failing + "/file/below", "y\n")}));
  EXPECT_FALSE(fs::exists(failing));
  EXPECT_EQ(CountEntries(), 5u);
}

TEST_F(FilePlanTest, AnExistingDirectoryIsRefused) {
  Write("taken", "");
  EXPECT_THROW(CreateDirectoryWith(Path("taken"), {}), std::runtime_error);
  EXPECT_THAT(Read("taken"), IsEmpty());
}

}  // namespace
}  // namespace insight::tool
