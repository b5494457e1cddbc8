#include "tools/scaffold/plugin_skeleton.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/testdata.h"
#include "tools/scaffold/golden.h"
#include "tools/scaffold/skeleton_mark.h"
#include "tools/spec/spec_reader.h"

namespace insight::scaffold {
namespace {

using ::insight::testing::ReadTestdata;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

spec::PluginSpec Read(const std::string& rest) {
  return spec::ReadPluginSpec("name: x\n" + rest, "plugin.spec.yaml");
}

std::vector<std::string> Paths(const std::vector<TextFile>& files) {
  std::vector<std::string> paths;
  for (const TextFile& file : files) paths.push_back(file.path);
  return paths;
}

TEST(GoldenTest, EveryFileIsWhatIsCheckedIn) {
  const std::vector<TextFile> files =
      GoldenFiles(ReadTestdata("threat_feed.plugin.spec.yaml"));
  EXPECT_THAT(files, SizeIs(22));
  for (const auto& [path, text] : files) {
    EXPECT_EQ(text, ReadTestdata("golden/" + path))
        << "If the change is meant, run\n"
           "  tools/bazelw run //tools/scaffold:update_golden\n"
           "and review the difference.";
  }
}

TEST(PluginSkeletonTest, HasOneFileAndOneTestAndOneSampleForEachStep) {
  const spec::PluginSpec spec =
      Read("actions: {look_up: {}}\ntriggers: {new: {}}\ntasks: {watch: {}}\n");
  EXPECT_THAT(
      Paths(AllFiles(MakePluginSkeleton(spec, "plugins/x"))),
      ElementsAre("plugin.spec.yaml", "BUILD", "help.md", "actions/look_up.cc",
                  "tests/look_up_test.cc", "tests/look_up.json",
                  "triggers/new.cc", "tests/new_test.cc", "tests/new.json",
                  "tasks/watch.cc", "tests/watch_test.cc", "tests/watch.json"));
}

TEST(PluginSkeletonTest, TheSpecIsTakenAsItIs) {
  const std::string text = "name: x\r\n# \xC3\xA9\nactions: {a: }";
  const spec::PluginSpec spec = spec::ReadPluginSpec(text, "p.yaml");
  EXPECT_EQ(MakePluginSkeleton(spec, "plugins/x").spec.text, text);
}

TEST(PluginSkeletonTest, TheBuildFileMakesThePluginAndNothingElse) {
  const spec::PluginSpec spec = Read("actions: {a: {}}\n");
  const std::string build = MakePluginSkeleton(spec, "plugins/x").build.text;
  EXPECT_EQ(build,
            "load(\"//tools/build_defs:defs.bzl\", \"insight_plugin\")\n\n"
            "insight_plugin(name = \"x\")\n");
  EXPECT_TRUE(MakesPlugin(build, spec));
  EXPECT_FALSE(MakesPlugin("# none\n", spec));
  EXPECT_FALSE(MakesPlugin("insight_plugin(name = \"y\")\n", spec));
}

TEST(PluginSkeletonTest, NamesThatAreNoFileNamesBecomeSome) {
  const spec::PluginSpec spec = Read(
      "actions:\n"
      "  createTicket: {}\n"
      "  2fa code: {}\n"
      "  ../../etc/passwd: {}\n"
      "  etc_passwd: {}\n"
      "  ok: {}\n"
      "triggers: {ok: {}}\n");
  EXPECT_THAT(
      Paths(AllFiles(MakePluginSkeleton(spec, "plugins/x"))),
      ElementsAre("plugin.spec.yaml", "BUILD", "help.md",
                  "actions/createTicket.cc", "tests/createTicket_test.cc",
                  "tests/createTicket.json", "actions/n2fa_code.cc",
                  "tests/n2fa_code_test.cc", "tests/n2fa_code.json",
                  "actions/etc_passwd.cc", "tests/etc_passwd_test.cc",
                  "tests/etc_passwd.json", "actions/etc_passwd_2.cc",
                  "tests/etc_passwd_2_test.cc", "tests/etc_passwd_2.json",
                  "actions/ok.cc", "tests/ok_test.cc", "tests/ok.json",
                  "triggers/ok.cc", "tests/ok_2_test.cc", "tests/ok_2.json"));
}

TEST(PluginSkeletonTest, FilesInTestsThatMeanSomethingElseAreLeftToThat) {
  const spec::PluginSpec spec = Read(
      "connection: {url: {type: string}}\n"
      "actions: {compare: {}, try: {}, connection: {}}\n");
  const std::vector<std::string> paths =
      Paths(AllFiles(MakePluginSkeleton(spec, "plugins/x")));
  EXPECT_THAT(paths, Contains("tests/connection_test.cc").Times(1));
  EXPECT_THAT(paths, Contains("tests/connection_2_test.cc"));
  EXPECT_THAT(paths, Contains("tests/compare_2.json"));
  EXPECT_THAT(paths, Contains("tests/try_2.json"));
}

TEST(PluginSkeletonTest, CodeIncludesByTheFolder) {
  const spec::PluginSpec spec =
      Read("connection: {url: {type: string}}\nactions: {a: {}}\n");
  const PluginSkeleton skeleton = MakePluginSkeleton(spec, "vendor/x");
  const std::string& source = skeleton.steps[0].source.text;
  EXPECT_THAT(source, HasSubstr("#include \"vendor/x/connection.h\"\n"));
  EXPECT_THAT(source, HasSubstr("#include \"vendor/x/schema.h\""));
  EXPECT_THAT(skeleton.connection,
              Contains(Field(&TextFile::text,
                             HasSubstr("#ifndef VENDOR_X_CONNECTION_H_\n"))));
}

TEST(PluginSkeletonTest, TypesThatMultiplyDoNot) {
  std::string types = "types:\n";
  for (int i = 0; i < 40; ++i) {
    const std::string next = "t" + std::to_string(i + 1);
    types += "  t" + std::to_string(i) + ": {a: {type: " + next +
             ", required: true}, b: {type: " + next + ", required: true}}\n";
  }
  const spec::PluginSpec spec =
      Read(types +
           "  t40: {o: {type: object, required: true}}\n"
           "actions: {a: {output: {t: {type: t0, required: true}}}}\n");
  EXPECT_LT(MakePluginSkeleton(spec, "p/x").steps[0].source.text.size(),
            10'000'000u);
}

TEST(SkeletonMarkTest, AnyEditShows) {
  const std::string skeleton = MarkAsSkeleton("int x;\n");
  EXPECT_EQ(
      skeleton,
      "// Skeleton f65b85f7: delete this line when you write the code.\n\n"
      "int x;\n");
  EXPECT_TRUE(IsUneditedSkeleton(skeleton));
  EXPECT_FALSE(IsUneditedSkeleton(skeleton + "\n"));
  EXPECT_FALSE(IsUneditedSkeleton(
      MarkAsSkeleton("int y;\n").substr(0, skeleton.find('\n')) +
      "\n\nint x;\n"));
  EXPECT_FALSE(IsUneditedSkeleton("int x;\n"));
  EXPECT_FALSE(IsUneditedSkeleton(""));
}

TEST(SkeletonMarkTest, AnEditedOneIsStillMarked) {
  EXPECT_TRUE(IsMarkedAsSkeleton(MarkAsSkeleton("int x;\n") + "int y;\n"));
  EXPECT_FALSE(IsMarkedAsSkeleton("int x;\n"));
}

}  // namespace
}  // namespace insight::scaffold
