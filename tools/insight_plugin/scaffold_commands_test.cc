// create, refresh and samples, as far as they are more than their library.

#include <filesystem>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/insight_plugin/run_with.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kSpec =
    "plugin_spec_version: v2\n"
    "name: feed\n"
    "title: Feed\n"
    "version: 1.0.0\n"
    "vendor: rapid7\n"
    "actions:\n"
    "  look_up: {title: Look Up, description: Looks something up}\n";
constexpr const char* kOtherStep =
    "  report: {title: Report, description: Reports something}\n";

// A folder for each test, with the spec of a plugin that has one action.
class ScaffoldCommandsTest : public ::testing::Test {
 protected:
  ScaffoldCommandsTest()
      : folder_(
            fs::path(::testing::TempDir()) /
            ::testing::UnitTest::GetInstance()->current_test_info()->name()),
        start_(fs::current_path()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Write("spec.yaml", kSpec);
  }
  ~ScaffoldCommandsTest() override { fs::current_path(start_); }

  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    spec::WriteTextFile(Path(name), text);
  }
  void Append(const std::string& name, const std::string& text) const {
    Write(name, Read(name) + text);
  }
  [[nodiscard]] std::string Read(const std::string& name) const {
    return spec::ReadTextFile(Path(name));
  }
  [[nodiscard]] bool Exists(const std::string& name) const {
    return fs::exists(Path(name));
  }
  [[nodiscard]] Ran Create(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"create", Path("spec.yaml"), "-d",
                                          Path("out")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments);
  }
  [[nodiscard]] Ran Refresh(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"refresh", "-d", Path("out/feed")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments);
  }
  void ChangeTo(const std::string& name) const {
    fs::current_path(folder_ / name);
  }

 private:
  const fs::path folder_;
  const fs::path start_;
};

using CreateCommandTest = ScaffoldCommandsTest;
using RefreshCommandTest = ScaffoldCommandsTest;
using SamplesCommandTest = ScaffoldCommandsTest;

TEST_F(CreateCommandTest, MakesTheFolderAndTellsWhatIsInItAndWhatIsNext) {
  const Ran ran = Create();
  EXPECT_EQ(ran.status, 0);
  const std::string line = "create " + Path("out/feed");
  EXPECT_EQ(ran.out, line + "/plugin.spec.yaml\n" + line + "/BUILD\n" + line +
                         "/help.md\n" + line + "/actions/look_up.cc\n" + line +
                         "/tests/look_up_test.cc\n" + line +
                         "/tests/look_up.json\n" + line +
                         "/.insight-validate-ignore\n");
  EXPECT_EQ(Read("out/feed/plugin.spec.yaml"), kSpec);
  EXPECT_THAT(Read("out/feed/help.md"), StartsWith("# Description\n"));
  EXPECT_THAT(ran.err,
              HasSubstr("Next: write " + Path("out/feed/actions/look_up.cc")));
  EXPECT_THAT(ran.err, HasSubstr("tools/bazelw test //plugins/feed/..."));
}

TEST_F(CreateCommandTest, WhatTheSpecLacksIsIgnoredUntilSomebodyAddsIt) {
  EXPECT_THAT(Create().err, HasSubstr("finds wrong with the spec is in "
                                      ".insight-validate-ignore for now.\n"));
  EXPECT_THAT(Read("out/feed/.insight-validate-ignore"),
              HasSubstr("\nSupportedVersionValidator supported_versions  # "));
  EXPECT_EQ(
      RunWith({"validate", "--all", "--quiet", "-d", Path("out/feed")}).out,
      "");
}

TEST_F(CreateCommandTest, InAWorkspaceItsPluginsFolderIsTheTarget) {
  Write("ours/tools/build_defs/defs.bzl", "");
  Write("ours/deep/er/file", "");
  ChangeTo("ours/deep/er");
  const Ran ran = RunWith({"create", Path("spec.yaml")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("create ../../plugins/feed/"));
  EXPECT_THAT(Read("ours/plugins/feed/actions/look_up.cc"),
              HasSubstr("#include \"plugins/feed/schema.h\""));
  EXPECT_THAT(ran.err, HasSubstr("tools/bazelw test //plugins/feed/...\n"));
  EXPECT_THAT(ran.err, Not(HasSubstr("move")));
}

TEST_F(CreateCommandTest, OutsideOfAWorkspaceTheCurrentDirectoryIsTheTarget) {
  ChangeTo(".");
  EXPECT_EQ(RunWith({"create", "spec.yaml"}).status, 0);
  EXPECT_TRUE(Exists("feed/BUILD"));
}

TEST_F(CreateCommandTest, CodeIncludesByThePathFromItsWorkspace) {
  Write("ours/tools/build_defs/defs.bzl", "");
  EXPECT_EQ(
      RunWith({"create", Path("spec.yaml"), "-d", Path("ours/team")}).status,
      0);
  EXPECT_THAT(Read("ours/team/feed/actions/look_up.cc"),
              HasSubstr("#include \"team/feed/schema.h\""));
}

TEST_F(CreateCommandTest, AnExistingFolderIsRefused) {
  Write("out/feed/mine", "");
  const Ran ran = Create();
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, StartsWith("insight-plugin create: there is " +
                                  Path("out/feed") + " already; refresh it "));
  EXPECT_FALSE(Exists("out/feed/BUILD"));
}

TEST_F(CreateCommandTest, ASpecThatCannotBeUsedLeavesNothing) {
  Write("spec.yaml",
        "name: feed\n"
        "types: {t: {f: {type: '[]nothing'}}}\n"
        "actions: {a: {input: {x: {}}}}\n");
  const Ran ran = Create();
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr(Path("spec.yaml") + ":2:"));
  EXPECT_THAT(ran.err, HasSubstr(Path("spec.yaml") + ":3:"));
  Write("spec.yaml", "name: feed\nactions: {a: [}\n");
  EXPECT_EQ(Create().status, 1);
  Write("spec.yaml", "name: feed\n");
  EXPECT_THAT(Create().err,
              HasSubstr(Path("spec.yaml") +
                        ":1:7: error: the plugin has no action, trigger or "
                        "task\n"));
  EXPECT_FALSE(Exists("out"));
}

TEST_F(CreateCommandTest, DryRunDiffAndCheckWriteNothing) {
  const std::string all = Create().out;
  fs::remove_all(Path("out"));
  const Ran dry = Create({"--dry-run"});
  EXPECT_EQ(dry.out, all);
  EXPECT_EQ(dry.status, 0);
  EXPECT_THAT(Create({"--diff"}).out,
              HasSubstr("+insight_plugin(name = \"feed\")\n"));
  EXPECT_EQ(Create({"--check"}).status, 1);
  EXPECT_FALSE(Exists("out"));
}

TEST_F(CreateCommandTest, JsonIsOneDocumentWithTheFiles) {
  const Ran ran = Create({"--json"});
  const Json report = ParseJson(ran.out);
  EXPECT_EQ(report["command"], "create");
  EXPECT_EQ(report["ok"], true);
  ASSERT_EQ(report["files"].size(), 7u);
  EXPECT_EQ(report["files"][1]["path"], Path("out/feed/BUILD"));
  EXPECT_EQ(report["files"][1]["action"], "create");
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_EQ(ParseJson(Create({"--json"}).out)["ok"], false);
}

TEST_F(CreateCommandTest, NamesOfStepsCannotLeaveTheFolder) {
  Write("spec.yaml", std::string(kSpec) + "  ../../../evil: {title: Evil}\n");
  EXPECT_EQ(Create().status, 0);
  EXPECT_TRUE(Exists("out/feed/actions/evil.cc"));
  EXPECT_FALSE(Exists("evil.cc"));
}

TEST_F(CreateCommandTest, WithoutASpecTheUsageIsWrong) {
  const Ran ran = RunWith({"create"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("insight-plugin create: name the spec"));
}

TEST_F(CreateCommandTest, FromPythonTakesOverAndListsWhatRemains) {
  Write("old/plugin.spec.yaml", kSpec);
  Write("old/setup.py", "");
  Write("old/icon_feed/actions/look_up/action.py", "def run():\n    pass\n");
  Write("old/tests/look_up.json", "{}\n");
  Write("old/unit_test/expected/look_up.json.exp", "[]\n");
  Write("old/requirements.txt", "requests==2.0\n");
  const Ran ran = RunWith({"create", "--from", Path("old"), "-d", Path("out")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(Read("out/feed/tests/look_up.json"), "{}\n");
  EXPECT_EQ(Read("out/feed/tests/testdata/expected/look_up.json.exp"), "[]\n");
  EXPECT_THAT(ran.out, HasSubstr("  actions/look_up.cc: "
                                 "icon_feed/actions/look_up/action.py, 2 "
                                 "lines\n"
                                 "Python packages that it uses:\n"
                                 "  requests==2.0\n"));
  const Json report = ParseJson(
      RunWith({"create", "--from", Path("old"), "-d", Path("new"), "--json"})
          .out);
  EXPECT_EQ(report["to_write"][0]["path"], "actions/look_up.cc");
  EXPECT_EQ(report["to_write"][0]["python_lines"], 2);
  EXPECT_EQ(report["python_requirements"], Json::array({"requests==2.0"}));
}

TEST_F(RefreshCommandTest, OfACreatedPluginThereIsNothingToDo) {
  EXPECT_EQ(Create().status, 0);
  const Ran ran = Refresh({"--check"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out + ran.err, IsEmpty());
  EXPECT_EQ(Refresh().out, "Refresh process complete!\n");
}

TEST_F(RefreshCommandTest, ANewStepGetsItsFilesAndHelpIsWrittenAnew) {
  EXPECT_EQ(Create().status, 0);
  Append("out/feed/actions/look_up.cc", "// Mine.\n");
  Append("out/feed/plugin.spec.yaml", kOtherStep);
  const std::string mine = Read("out/feed/actions/look_up.cc");
  const std::string in = Path("out/feed/");
  const std::string plan =
      "rewrite " + in + "help.md\ncreate " + in + "actions/report.cc\ncreate " +
      in + "tests/report_test.cc\ncreate " + in + "tests/report.json\n";
  const Ran check = Refresh({"--check"});
  EXPECT_EQ(check.status, 1);
  EXPECT_EQ(check.out, plan);
  EXPECT_EQ(Refresh({"--dry-run"}).out, plan);
  EXPECT_THAT(Refresh({"--diff"}).out, HasSubstr("+#### Report\n"));
  EXPECT_FALSE(Exists("out/feed/actions/report.cc"));
  EXPECT_EQ(Refresh().out, plan + "Refresh process complete!\n");
  EXPECT_EQ(Read("out/feed/actions/look_up.cc"), mine);
  EXPECT_EQ(Refresh({"--check"}).status, 0);
}

TEST_F(RefreshCommandTest, WhatIsIgnoredStaysAsItIs) {
  EXPECT_EQ(Create().status, 0);
  Append("out/feed/plugin.spec.yaml", kOtherStep);
  EXPECT_EQ(Refresh({"--ignore", "HELP.md", "unit_test", "Dockerfile"}).out,
            "create " + Path("out/feed/actions/report.cc") + "\ncreate " +
                Path("out/feed/tests/report.json") +
                "\nRefresh process complete!\n");
  const Ran ran = Refresh({"--ignore", "makefile"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("File name not recognised: makefile"));
}

TEST_F(RefreshCommandTest, FilesOfStepsThatAreGoneAreReported) {
  Write("spec.yaml", std::string(kSpec) + kOtherStep);
  EXPECT_EQ(Create().status, 0);
  Write("out/feed/plugin.spec.yaml", kSpec);
  Append("out/feed/tests/report_test.cc", "// Mine.\n");
  const Ran ran = Refresh();
  EXPECT_EQ(ran.status, 0);
  const std::string in = Path("out/feed/");
  EXPECT_EQ(ran.err,
            in +
                "actions/report.cc:1:1: warning: the spec has no such action\n"
                "  nobody has edited it; refresh --prune removes it\n" +
                in +
                "tests/report.json:1:1: warning: the spec has no such action\n"
                "  move what it does if this is only a new name, then remove "
                "it\n" +
                in +
                "tests/report_test.cc:1:1: warning: the spec has nothing of "
                "this name\n"
                "  move what it does if this is only a new name, then remove "
                "it\n");
  EXPECT_EQ(Refresh({"--strict"}).status, 1);
  EXPECT_TRUE(Exists("out/feed/actions/report.cc"));
}

TEST_F(RefreshCommandTest, PruneRemovesWhatNobodyEdited) {
  Write("spec.yaml", std::string(kSpec) + kOtherStep);
  EXPECT_EQ(Create().status, 0);
  Write("out/feed/plugin.spec.yaml", kSpec);
  Append("out/feed/tests/report_test.cc", "// Mine.\n");
  EXPECT_THAT(Refresh({"--prune", "--dry-run"}).out,
              HasSubstr("remove " + Path("out/feed/actions/report.cc\n")));
  EXPECT_TRUE(Exists("out/feed/actions/report.cc"));
  const Json report = ParseJson(Refresh({"--prune", "--json"}).out);
  EXPECT_EQ(report["files"].back()["action"], "remove");
  EXPECT_FALSE(Exists("out/feed/actions/report.cc"));
  EXPECT_TRUE(Exists("out/feed/tests/report_test.cc"));
}

TEST_F(RefreshCommandTest, ABuildFileThatMakesNoPluginIsReportedAndKept) {
  EXPECT_EQ(Create().status, 0);
  Write("out/feed/BUILD", "# mine\n");
  EXPECT_EQ(Refresh().err, Path("out/feed/BUILD") +
                               ":1:1: warning: it does not make the plugin\n"
                               "  add insight_plugin(name = \"feed\")\n");
  EXPECT_EQ(Read("out/feed/BUILD"), "# mine\n");
}

TEST_F(RefreshCommandTest, ABrokenSpecChangesNothing) {
  EXPECT_EQ(Create().status, 0);
  const std::string help = Read("out/feed/help.md");
  Append("out/feed/plugin.spec.yaml", "  other: {title: Other\n");
  EXPECT_EQ(Refresh().status, 1);
  EXPECT_EQ(Read("out/feed/help.md"), help);
}

TEST_F(RefreshCommandTest, APluginInPythonIsLeftAlone) {
  Write("out/feed/plugin.spec.yaml", kSpec);
  Write("out/feed/setup.py", "");
  const Ran ran = Refresh();
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("insight-plugin create --from"));
  EXPECT_FALSE(Exists("out/feed/help.md"));
}

TEST_F(SamplesCommandTest, WritesTheSamplesThatAreMissing) {
  Write("feed/plugin.spec.yaml", std::string(kSpec) + kOtherStep);
  Write("feed/tests/look_up.json", "mine\n");
  const Ran ran = RunWith({"samples", "-d", Path("feed")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "create " + Path("feed/tests/report.json") + "\n");
  EXPECT_EQ(ParseJson(Read("feed/tests/report.json"))["body"]["action"],
            "report");
  EXPECT_EQ(Read("feed/tests/look_up.json"), "mine\n");
}

TEST_F(SamplesCommandTest, OverwriteWritesThemAnew) {
  Write("feed/plugin.spec.yaml", kSpec);
  Write("feed/tests/look_up.json", "mine\n");
  EXPECT_THAT(RunWith({"samples", "-d", Path("feed")}).err,
              HasSubstr("--overwrite writes them anew"));
  EXPECT_EQ(RunWith({"samples", "--overwrite", "-d", Path("feed")}).out,
            "rewrite " + Path("feed/tests/look_up.json") + "\n");
  EXPECT_THAT(Read("feed/tests/look_up.json"), StartsWith("{\n  \"body\""));
}

TEST_F(SamplesCommandTest, OneStepCanBeNamed) {
  Write("feed/plugin.spec.yaml", std::string(kSpec) + kOtherStep);
  EXPECT_EQ(RunWith({"samples", "-d", Path("feed"), "report"}).out,
            "create " + Path("feed/tests/report.json") + "\n");
  EXPECT_FALSE(Exists("feed/tests/look_up.json"));
}

TEST_F(SamplesCommandTest, AStepThatIsNotThereIsAFailureWithAGuess) {
  Write("feed/plugin.spec.yaml", kSpec);
  const Ran ran = RunWith({"samples", "lookup", "-d", Path("feed")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "insight-plugin samples: there is no step \"lookup\"; did you mean "
            "\"look_up\"?\n");
}

TEST_F(SamplesCommandTest, InThePluginsFolderNothingNeedsToBeNamed) {
  Write("feed/plugin.spec.yaml", kSpec);
  ChangeTo("feed");
  EXPECT_EQ(RunWith({"samples"}).out, "create tests/look_up.json\n");
}

}  // namespace
}  // namespace insight::tool
