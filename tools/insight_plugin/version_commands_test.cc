// diff, bump and semver.

#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/insight_plugin/run_with.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* kOld =
    "name: x\n"
    "version: 1.2.3 # the last\n"
    "version_history:\n"
    "- \"1.2.3 - Fix\"\n"
    "description: A\n"
    "actions:\n"
    "  a: {title: A}\n"
    "  b: {title: B}\n";
constexpr const char* kNew =
    "name: x\n"
    "version: 1.2.3 # the last\n"
    "version_history:\n"
    "- \"1.2.3 - Fix\"\n"
    "description: B\n"
    "actions:\n"
    "  a: {title: A}\n"
    "  c: {title: C}\n";

class VersionCommandsTest : public ::testing::Test {
 protected:
  VersionCommandsTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "plugin");
    spec::WriteTextFile(old_, kOld);
    spec::WriteTextFile(new_, kNew);
  }

  const fs::path folder_ =
      fs::path(::testing::TempDir()) / "version_commands_test";
  const std::string plugin_ = (folder_ / "plugin").string();
  const std::string old_ = (folder_ / "old.yaml").string();
  const std::string new_ = plugin_ + "/plugin.spec.yaml";
  const std::string help_ = plugin_ + "/help.md";
};

TEST_F(VersionCommandsTest, DiffGroupsChangesByWhatTheyNeed) {
  const Ran ran = RunWith({"diff", old_, new_});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out,
            "major\n"
            "  " +
                old_ +
                ":8:3: actions.b: Action b has been removed\n"
                "minor\n"
                "  " +
                new_ +
                ":8:3: actions.c: Action c added\n"
                "patch\n"
                "  " +
                new_ +
                ":5:1: description: description has changed\n"
                "This needs a major version: after 1.2.3 at least 2.0.0. The "
                "new spec has 1.2.3.\n");
  EXPECT_THAT(ran.err, IsEmpty());
}

TEST_F(VersionCommandsTest, DiffFindsTheNewSpecInADirectory) {
  const std::string expected = RunWith({"diff", old_, new_}).out;
  EXPECT_EQ(RunWith({"diff", old_, plugin_}).out, expected);
  EXPECT_EQ(RunWith({"diff", old_, "-d", plugin_}).out, expected);
}

TEST_F(VersionCommandsTest, DiffOfEqualSpecsIsOneLine) {
  EXPECT_EQ(RunWith({"diff", new_, new_}).out, "Nothing changed for users.\n");
}

TEST_F(VersionCommandsTest, DiffAsJsonIsOneDocument) {
  const Json report = ParseJson(RunWith({"diff", "--json", old_, new_}).out);
  EXPECT_EQ(report["ok"], true);
  EXPECT_EQ(report["bump"], "major");
  EXPECT_EQ(report["old_version"], "1.2.3");
  EXPECT_EQ(report["needed_version"], "2.0.0");
  ASSERT_EQ(report["changes"].size(), 3u);
  const Json& removed = report["changes"][1];
  EXPECT_EQ(removed["bump"], "major");
  EXPECT_EQ(removed["kind"], "removed");
  EXPECT_EQ(removed["path"], "actions.b");
  EXPECT_EQ(removed["file"], old_);
  EXPECT_EQ(removed["line"], 8);
  EXPECT_EQ(removed["column"], 3);
  EXPECT_EQ(removed["message"], "Action b has been removed");
}

TEST_F(VersionCommandsTest, DiffCheckFailsWhereTheVersionDoesNotFollow) {
  const Ran ran = RunWith({"diff", "--check", old_, new_});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("6:1: error: actions.b: Action b has been "
                                 "removed without a major version"));
  EXPECT_EQ(RunWith({"diff", "--check", new_, new_}).status, 0);
}

TEST_F(VersionCommandsTest, DiffNamesTheBrokenFile) {
  spec::WriteTextFile(old_, "name: [\n");
  const Ran ran = RunWith({"diff", old_, new_});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, StartsWith(old_ + ":2:1: error: "));
  EXPECT_EQ(RunWith({"diff"}).status, 2);
}

TEST_F(VersionCommandsTest, BumpWritesSpecAndHelp) {
  const Ran ran = RunWith(
      {"bump", "-d", plugin_, "--base", old_, "-m", "New c", "-m", "No b"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "rewrite " + new_ + "\ncreate " + help_ + "\n");
  EXPECT_EQ(ran.err, "the version rises from 1.2.3 to 2.0.0\n");
  EXPECT_THAT(spec::ReadTextFile(new_),
              StartsWith("name: x\n"
                         "version: 2.0.0 # the last\n"
                         "version_history:\n"
                         "- \"2.0.0 - New c | No b\"\n"
                         "- \"1.2.3 - Fix\"\n"));
  EXPECT_THAT(spec::ReadTextFile(help_),
              HasSubstr("\n* 2.0.0 - New c | No b\n"));
}

TEST_F(VersionCommandsTest, BumpTwiceChangesNothingMore) {
  EXPECT_EQ(RunWith({"bump", new_, "--base", old_}).status, 0);
  const std::string once = spec::ReadTextFile(new_);
  const Ran ran = RunWith({"bump", new_, "--base", old_, "--check"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err, "the version stays 2.0.0\n");
  EXPECT_EQ(spec::ReadTextFile(new_), once);
}

TEST_F(VersionCommandsTest, BumpCanSayWithoutWriting) {
  for (const char* option : {"--dry-run", "--diff", "--check"}) {
    const Ran ran = RunWith({"bump", new_, "--base", old_, option});
    EXPECT_EQ(ran.status, option == std::string("--check") ? 1 : 0);
    EXPECT_THAT(ran.out, HasSubstr(new_));
    EXPECT_EQ(spec::ReadTextFile(new_), kNew);
    EXPECT_FALSE(fs::exists(help_));
  }
  EXPECT_THAT(RunWith({"bump", new_, "--base", old_, "--diff"}).out,
              AllOf(HasSubstr("\n-version: 1.2.3 # the last\n"),
                    HasSubstr("\n+version: 2.0.0 # the last\n")));
}

TEST_F(VersionCommandsTest, BumpRefusesLessThanTheChangesNeed) {
  const Ran ran = RunWith({"bump", new_, "--base", old_, "--minor"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("ask for a major version, not for a minor"));
  EXPECT_EQ(spec::ReadTextFile(new_), kNew);
  EXPECT_EQ(RunWith({"bump", new_, "--minor", "--major"}).status, 2);
}

TEST_F(VersionCommandsTest, BumpAsJsonTellsTheVersion) {
  const Json report =
      ParseJson(RunWith({"bump", "--json", new_, "--base", old_}).out);
  EXPECT_EQ(report["ok"], true);
  EXPECT_EQ(report["needed"], "major");
  EXPECT_EQ(report["version"], "2.0.0");
  EXPECT_EQ(report["connection_version"], nullptr);
  EXPECT_EQ(report["files"].size(), 2u);
}

TEST_F(VersionCommandsTest, SemverSetsAVersionThatFollows) {
  EXPECT_EQ(
      RunWith({"semver", "3.0.0", "All new", "-d", plugin_, "--base", old_})
          .status,
      0);
  EXPECT_THAT(spec::ReadTextFile(new_),
              AllOf(HasSubstr("version: 3.0.0 # the last"),
                    HasSubstr("- \"3.0.0 - All new\"\n")));
  const Ran ran =
      RunWith({"semver", "1.2.4", "Fix", "-d", plugin_, "--base", old_});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("after 1.2.3 the version cannot be 1.2.4; the "
                                 "next one is 2.0.0"));
}

TEST_F(VersionCommandsTest, SemverTakesASizeForAVersion) {
  EXPECT_EQ(
      RunWith({"semver", "auto", "New", "-d", plugin_, "--base", old_}).status,
      0);
  EXPECT_THAT(spec::ReadTextFile(new_), HasSubstr("version: 2.0.0 "));
  const Ran ran = RunWith({"semver", "1.2", "Fix", "-d", plugin_});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("\"1.2\" is no version like 1.2.3"));
}

TEST_F(VersionCommandsTest, WithoutGitAnExplicitStepIsEnough) {
  // The test's folder is in no repository.
  const Ran unknown = RunWith({"bump", new_});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.err, HasSubstr("--base FILE"));
  EXPECT_EQ(RunWith({"bump", new_, "--minor", "-m", "More"}).status, 0);
  EXPECT_THAT(spec::ReadTextFile(new_), HasSubstr("version: 1.3.0 "));
}

}  // namespace
}  // namespace insight::tool
