#include "tools/scaffold/refresh.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/scaffold/skeleton_mark.h"
#include "tools/spec/spec_reader.h"

namespace insight::scaffold {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

// A plugin with the actions a and b, and what is in its folder.
class RefreshTest : public ::testing::Test {
 protected:
  RefreshTest()
      : spec_(spec::ReadPluginSpec("name: x\nactions: {a: {}, b: {}}\n",
                                   "plugin.spec.yaml")),
        skeleton_(MakePluginSkeleton(spec_, "plugins/x")) {}

  [[nodiscard]] Refresh Plan(const RefreshOptions& options = {}) const {
    return PlanRefresh(spec_, skeleton_, files_, options);
  }
  static auto PathsAre(auto... paths) {
    return ElementsAre(Field(&TextFile::path, paths)...);
  }

  const spec::PluginSpec spec_;
  const PluginSkeleton skeleton_;
  std::vector<TextFile> files_;
};

TEST_F(RefreshTest, OfAnEmptyFolderEverythingIsMissing) {
  const Refresh plan = Plan();
  EXPECT_THAT(plan.generated, PathsAre("help.md"));
  EXPECT_THAT(plan.missing, PathsAre("BUILD", "actions/a.cc", "tests/a_test.cc",
                                     "tests/a.json", "actions/b.cc",
                                     "tests/b_test.cc", "tests/b.json"));
  EXPECT_THAT(plan.orphans, IsEmpty());
  EXPECT_FALSE(plan.build_lacks_plugin);
}

TEST_F(RefreshTest, AStepThatHasCodeGetsNoTestAndNoSample) {
  files_ = {{"actions/a.cc", "int a;\n"}, {"actions/b.cc", "int b;\n"}};
  EXPECT_THAT(Plan().missing,
              PathsAre("BUILD", "actions/a.cc", "actions/b.cc"));
}

TEST_F(RefreshTest, OnlySkeletonsThatNobodyEditedAreWrittenAnew) {
  files_ = {{"actions/a.cc", MarkAsSkeleton("int a;\n")},
            {"actions/b.cc", MarkAsSkeleton("int b;\n") + "int edited;\n"}};
  const Refresh plan = Plan();
  EXPECT_THAT(plan.generated, PathsAre("help.md", "actions/a.cc"));
  EXPECT_EQ(plan.generated[1], skeleton_.steps[0].source);
  EXPECT_THAT(plan.missing, PathsAre("BUILD", "actions/b.cc"));
}

TEST_F(RefreshTest, HelpAndTestsCanBeLeftOut) {
  const Refresh plan = Plan({.help = false, .tests = false});
  EXPECT_THAT(plan.generated, IsEmpty());
  EXPECT_THAT(plan.missing, PathsAre("BUILD", "actions/a.cc", "tests/a.json",
                                     "actions/b.cc", "tests/b.json"));
}

TEST_F(RefreshTest, ABuildFileThatMakesNoPluginIsSaid) {
  files_ = {{"BUILD", "# nothing\n"}};
  EXPECT_TRUE(Plan().build_lacks_plugin);
  files_ = {{"BUILD", "insight_plugin(\n    name = \"x\",\n)\n"}};
  EXPECT_FALSE(Plan().build_lacks_plugin);
}

TEST_F(RefreshTest, FilesOfStepsThatAreGoneAreOrphans) {
  files_ = {{"actions/gone.cc", "int x;\n"},
            {"triggers/a.cc", "int x;\n"},
            {"tests/gone_test.cc", MarkAsSkeleton("int x;\n")},
            {"tests/gone.json",
             R"({"type": "action_start", "body": {"action": "gone"}})"},
            {"connection.cc", "int x;\n"}};
  EXPECT_THAT(
      Plan().orphans,
      ElementsAre(AllOf(Field(&Orphan::path, "actions/gone.cc"),
                        Field(&Orphan::reason, "the spec has no such action"),
                        Field(&Orphan::is_unedited, false)),
                  AllOf(Field(&Orphan::path, "triggers/a.cc"),
                        Field(&Orphan::reason, "the spec has no such trigger")),
                  AllOf(Field(&Orphan::path, "tests/gone_test.cc"),
                        Field(&Orphan::is_unedited, true)),
                  AllOf(Field(&Orphan::path, "tests/gone.json"),
                        Field(&Orphan::is_unedited, false)),
                  AllOf(Field(&Orphan::path, "connection.cc"),
                        Field(&Orphan::reason, "the spec has no connection"))));
}

TEST_F(RefreshTest, WhatMayBelongToAnythingIsNoOrphan) {
  files_ = {{"tests/streams_test.cc", "int x;\n"},
            {"tests/notes.json", "[1"},
            {"tests/try.json",
             R"({"type": "action_start", "body": {"action": "a"}})"},
            {"tests/other.json", R"({"type": "action_start"})"},
            {"tests/cases/gone.json",
             R"({"type": "action_start", "body": {"action": "gone"}})"},
            {"util/gone.cc", "int x;\n"}};
  EXPECT_THAT(Plan().orphans, IsEmpty());
}

TEST_F(RefreshTest, PruneRemovesOrphansThatNobodyEditedAndNothingElse) {
  files_ = {{"actions/gone.cc", MarkAsSkeleton("int x;\n")},
            {"actions/edited.cc", MarkAsSkeleton("int x;\n") + "int y;\n"},
            {"actions/own.cc", "int x;\n"}};
  EXPECT_THAT(Plan().removed, IsEmpty());
  const Refresh plan = Plan({.prune = true});
  EXPECT_THAT(plan.removed, ElementsAre("actions/gone.cc"));
  EXPECT_THAT(plan.orphans,
              ElementsAre(Field(&Orphan::path, "actions/edited.cc"),
                          Field(&Orphan::path, "actions/own.cc")));
}

TEST_F(RefreshTest, NothingIsPlannedForAPluginAsItWasCreated) {
  files_ = AllFiles(skeleton_);
  const Refresh plan = Plan();
  for (const TextFile& file : plan.generated) {
    EXPECT_THAT(files_, Contains(file));
  }
  for (const TextFile& file : plan.missing) {
    EXPECT_THAT(files_, Contains(file));
  }
  EXPECT_THAT(plan.orphans, IsEmpty());
}

}  // namespace
}  // namespace insight::scaffold
