// run, test, server and shell with programs that stand for a plugin, and a
// Bazel that is a script.  With a real plugin: tests/e2e/operate.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/insight_plugin/run_with.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kSpec =
    "name: feed\n"
    "actions:\n"
    "  look_up: {title: Look Up}\n"
    "  report: {title: Report}\n"
    "triggers:\n"
    "  watch: {title: Watch}\n";

// Says what it is called with, and answers with what it is sent.
constexpr const char* kEcho =
    "#!/bin/sh\n"
    "echo \"args: $*\" >&2\n"
    "printf '{\"body\": {\"output\": {\"got\": %s}}}' \"$(cat)\"\n";

constexpr const char* kFails =
    "#!/bin/sh\n"
    "echo 'a log line' >&2\n"
    "printf '{\"body\": {\"error\": \"It is raining.\\\\nStay in.\"}}'\n"
    "exit 7\n";

std::string Message(const std::string& step) {
  return R"({"type": "action_start", "body": {"action": ")" + step +
         R"(", "connection": {"key": "hush"}, "input": {"n": 1}}})";
}

// A plugin's folder for each test, whose samples are those of two steps.
class OperateCommandsTest : public ::testing::Test {
 protected:
  OperateCommandsTest()
      : folder_(
            fs::path(::testing::TempDir()) /
            ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    Write("plugin.spec.yaml", kSpec);
    Write("tests/report.json", Message("report"));
    Write("tests/look_up.json", Message("look_up"));
    Write("tests/compare.json", "{}");
    WriteProgram("echo", kEcho);
  }

  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    spec::WriteTextFile(Path(name), text);
  }
  void WriteProgram(const std::string& name, const std::string& text) const {
    Write(name, text);
    fs::permissions(Path(name), fs::perms::owner_all);
  }

  // Runs a command on the plugin with a program of that name.
  [[nodiscard]] Ran RunPlugin(const std::string& command,
                              const std::string& program,
                              std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {command, "-d", folder_.string(),
                                          "--program", Path(program)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments);
  }

 private:
  fs::path folder_;
};

TEST_F(OperateCommandsTest, RunSendsTheStepsSampleAndPrintsTheAnswer) {
  const Ran ran = RunPlugin("run", "echo", {"look_up"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out,
            R"({"body": {"output": {"got": )" + Message("look_up") + "}}}\n");
  EXPECT_EQ(ran.err, "args: --debug run\nok: look_up (" +
                         Path("tests/look_up.json") + ")\n");
}

TEST_F(OperateCommandsTest, RunWithoutAStepSendsAllMessagesByName) {
  const Ran ran =
      RunPlugin("run", "echo", {"-J", ".body.output.got.body.action"});
  EXPECT_EQ(ran.out, "\"look_up\"\n\"report\"\n");
}

TEST_F(OperateCommandsTest, RunSendsFilesInTheirOrder) {
  Write("mine.json", Message("mine"));
  const std::string filter = ".body.output.got.body.action";
  EXPECT_EQ(RunPlugin("run", "echo",
                      {"-j", Path("tests/report.json"), "-j", Path("mine.json"),
                       "-J", filter})
                .out,
            "\"report\"\n\"mine\"\n");
  EXPECT_EQ(RunPlugin("run", "echo", {Path("mine.json"), "-J", filter}).out,
            "\"mine\"\n");
}

TEST_F(OperateCommandsTest, ASampleByAnotherNameIsFoundByItsStep) {
  fs::rename(Path("tests/report.json"), Path("tests/try.json"));
  EXPECT_THAT(RunPlugin("run", "echo", {"report"}).err,
              HasSubstr("ok: report (" + Path("tests/try.json")));
}

TEST_F(OperateCommandsTest, TheStatusIsThePluginsAndTheCauseIsSaid) {
  WriteProgram("fails", kFails);
  const Ran ran = RunPlugin("run", "fails");
  EXPECT_EQ(ran.status, 7);
  // The second message is sent although the first has failed.
  EXPECT_EQ(ran.err, "a log line\ninsight-plugin run: look_up (" +
                         Path("tests/look_up.json") +
                         ") ended with status 7: It is raining.\n"
                         "a log line\ninsight-plugin run: report (" +
                         Path("tests/report.json") +
                         ") ended with status 7: It is raining.\n");
}

TEST_F(OperateCommandsTest, QuietHasNoLogButErrors) {
  EXPECT_THAT(RunPlugin("run", "echo", {"-q"}).err, IsEmpty());
  WriteProgram("fails", kFails);
  EXPECT_THAT(RunPlugin("run", "fails", {"-q", "report"}).err,
              StartsWith("insight-plugin run: report ("));
  // Where there is no answer, the log is all there is to go by.
  WriteProgram("dies", "#!/bin/sh\necho 'no such library' >&2\nkill -9 $$\n");
  const Ran ran = RunPlugin("run", "dies", {"-q", "report"});
  EXPECT_EQ(ran.status, 128 + 9);
  EXPECT_THAT(ran.err, StartsWith("no such library\n"));
}

TEST_F(OperateCommandsTest, JsonIsOneDocumentWithTheAnswers) {
  const Ran ran = RunPlugin("run", "echo", {"--json"});
  const Json report = ParseJson(ran.out);
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_EQ(report["ok"], true);
  ASSERT_EQ(report["runs"].size(), 2u);
  EXPECT_EQ(report["runs"][0]["step"], "look_up");
  EXPECT_EQ(report["runs"][0]["message"], Path("tests/look_up.json"));
  EXPECT_EQ(report["runs"][0]["status"], 0);
  EXPECT_EQ(report["runs"][0]["answer"]["body"]["output"]["got"],
            ParseJson(Message("look_up")));
  WriteProgram("fails", kFails);
  const Json failed = ParseJson(RunPlugin("run", "fails", {"--json"}).out);
  EXPECT_EQ(failed["ok"], false);
  EXPECT_EQ(failed["problems"].size(), 2u);
  EXPECT_EQ(failed["runs"][1]["status"], 7);
}

TEST_F(OperateCommandsTest, TriggersEventsComeAsTheyAre) {
  Write("tests/watch.json",
        R"({"type": "trigger_start", "body": {"trigger": "watch"}})");
  WriteProgram("events", "#!/bin/sh\nprintf '{}{}'\n");
  EXPECT_EQ(RunPlugin("run", "events", {"watch"}).out, "{}{}");
}

TEST_F(OperateCommandsTest, AnAssessmentShowsNoConnection) {
  const Ran ran = RunPlugin("run", "echo", {"-A", "report"});
  EXPECT_THAT(ran.out, AllOf(StartsWith("### report\n"),
                             HasSubstr("```json\n{\n  \"n\": 1\n}\n```"),
                             HasSubstr("Output (exit status 0):")));
  WriteProgram("fails", kFails);
  const Ran failed = RunPlugin("run", "fails", {"-A", "report"});
  EXPECT_THAT(failed.out,
              AllOf(HasSubstr("It is raining."), Not(HasSubstr("hush"))));
}

TEST_F(OperateCommandsTest, TestIsOfTheFirstSampleUnlessAnotherIsNamed) {
  EXPECT_THAT(RunPlugin("test", "echo").err,
              StartsWith("args: --debug test\nok: the test of look_up ("));
  EXPECT_THAT(RunPlugin("test", "echo", {"report"}).err,
              HasSubstr("ok: the test of report ("));
  EXPECT_THAT(RunPlugin("run", "echo", {"--test"}).err,
              StartsWith("args: --debug test\n"));
}

TEST_F(OperateCommandsTest, AnUnknownStepIsAnsweredWithTheNearest) {
  const Ran ran = RunPlugin("run", "echo", {"look-up"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("there is no step \"look-up\"; did you mean "
                                 "\"look_up\"?"));
  EXPECT_THAT(RunPlugin("test", "echo", {"reprot"}).err,
              HasSubstr("did you mean \"report\"?"));
}

TEST_F(OperateCommandsTest, WithoutASampleTheUserIsToldWhatWritesOne) {
  const Ran watch = RunPlugin("run", "echo", {"watch"});
  EXPECT_EQ(watch.status, 1);
  EXPECT_THAT(watch.err, AllOf(HasSubstr(Path("tests/watch.json")),
                               HasSubstr("'insight-plugin samples watch -d ")));
  fs::remove_all(Path("tests"));
  EXPECT_THAT(RunPlugin("run", "echo").err,
              HasSubstr("'insight-plugin samples -d "));
}

TEST_F(OperateCommandsTest, AFileThatIsNoMessageIsRefusedWithItsPlace) {
  Write("broken.json", "{\n  \"type\" }");
  EXPECT_THAT(RunPlugin("run", "echo", {"-j", Path("broken.json")}).err,
              HasSubstr(Path("broken.json") + ":2:10: this is no JSON: "));
  Write("list.json", "[]");
  EXPECT_THAT(RunPlugin("run", "echo", {"-j", Path("list.json")}).err,
              HasSubstr("list.json is no message: "));
  EXPECT_THAT(
      RunPlugin("run", "echo", {"report", "-j", Path("tests/look_up.json")})
          .err,
      HasSubstr("starts \"look_up\", not \"report\""));
  EXPECT_THAT(RunPlugin("run", "echo", {"-j", "/nowhere.json"}).err,
              HasSubstr("cannot read /nowhere.json: No such file"));
}

TEST_F(OperateCommandsTest, WrongOptionsAreWrongUsage) {
  EXPECT_EQ(RunPlugin("run", "echo", {"-J", "body"}).status, 2);
  EXPECT_THAT(RunPlugin("run", "echo", {"-J", "body"}).err,
              HasSubstr("no path such as .body.output"));
  EXPECT_EQ(RunPlugin("run", "echo", {"--image"}).status, 2);
  EXPECT_EQ(RunPlugin("server", "echo", {"--port", "65536"}).status, 2);
  EXPECT_EQ(RunPlugin("server", "echo", {"--port", "web"}).status, 2);
}

TEST_F(OperateCommandsTest, AProgramThatCannotRunIsSaidSo) {
  const Ran ran = RunPlugin("run", "nowhere");
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, EndsWith("nowhere: No such file or directory\n"));
  EXPECT_THAT(RunPlugin("run", "plugin.spec.yaml").err,
              EndsWith("Permission denied\n"));
  EXPECT_THAT(RunPlugin("server", "tests").err, EndsWith("it is a folder\n"));
}

TEST_F(OperateCommandsTest, ServerSaysWhereItListensAndEndsAsThePluginDoes) {
  WriteProgram("serves",
               "#!/bin/sh\necho \"args: $*\" >&2\n"
               "echo 'Listening at: http://0.0.0.0:4711' >&2\nexit 3\n");
  const Ran ran = RunPlugin("server", "serves", {"-p", "0"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.out, "http://127.0.0.1:4711\n");
  EXPECT_THAT(ran.err, StartsWith("args: http --port 0\n"));
  EXPECT_THAT(RunPlugin("server", "serves", {"-q"}).err, IsEmpty());
  const Json report =
      ParseJson(RunPlugin("server", "serves", {"--json", "-v"}).out);
  EXPECT_EQ(report["ok"], true);
  EXPECT_EQ(report["port"], 4711);
  EXPECT_EQ(report["url"], "http://127.0.0.1:4711");
}

TEST_F(OperateCommandsTest, AServerThatDoesNotStartIsAFailure) {
  WriteProgram("busy", "#!/bin/sh\necho 'Error: it is in use' >&2\nexit 1\n");
  const Ran ran = RunPlugin("server", "busy", {"-q"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err,
            "Error: it is in use\n"
            "insight-plugin server: the server did not start; status 1\n");
  const Json report = ParseJson(RunPlugin("server", "busy", {"--json"}).out);
  EXPECT_EQ(report["ok"], false);
}

// A workspace around the plugin whose Bazel is a script.
class BuiltPluginTest : public OperateCommandsTest {
 protected:
  BuiltPluginTest() {
    unsetenv("BAZEL");
    Write("WORKSPACE", "");
    Write("plugins/feed/plugin.spec.yaml", kSpec);
    Write("plugins/feed/tests/report.json", Message("report"));
    Write("plugins/feed/BUILD", "");
    WriteProgram("out/feed", kEcho);
    WriteBazel("");
  }

  // `build` is what the script does when it is to build.
  void WriteBazel(const std::string& build) const {
    WriteProgram("tools/bazelw",
                 "#!/bin/sh\n"
                 "echo \"bazel $1 $2\" >> calls\n"
                 "case $1 in\n"
                 "  build) echo 'INFO: building' >&2; " +
                     build +
                     " ;;\n"
                     "  cquery) echo out/feed ;;\n"
                     "  info) pwd ;;\n"
                     "esac\n");
  }
  [[nodiscard]] Ran RunBuilt(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"-d", Path("plugins/feed")});
    return RunWith(arguments);
  }
};

TEST_F(BuiltPluginTest, IsBuiltByItsWorkspaceAndRun) {
  const Ran ran = RunBuilt({"run", "report"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("{\"body\""));
  EXPECT_THAT(ran.err, StartsWith("INFO: building\nargs: --debug run\n"));
  EXPECT_EQ(spec::ReadTextFile(Path("calls")),
            "bazel build //plugins/feed:feed\n"
            "bazel cquery //plugins/feed:feed\n"
            "bazel info execution_root\n");
}

TEST_F(BuiltPluginTest, QuietShowsNoBuildThatSucceeds) {
  EXPECT_THAT(RunBuilt({"run", "report", "--quiet"}).err, IsEmpty());
  EXPECT_THAT(RunBuilt({"run", "report", "--json"}).err, IsEmpty());
}

TEST_F(BuiltPluginTest, WhatBazelSaysOfAFailureIsShown) {
  WriteBazel("echo 'ERROR: report.cc:3: no' >&2; exit 1");
  for (const char* option : {"--quiet", "--strict", "--json"}) {
    const Ran ran = RunBuilt({"run", "report", option});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, StartsWith("INFO: building\nERROR: report.cc:3: no\n"))
        << option;
  }
  EXPECT_THAT(RunBuilt({"server"}).err,
              EndsWith("insight-plugin server: //plugins/feed:feed does not "
                       "build; what Bazel said is above\n"));
}

TEST_F(BuiltPluginTest, NothingIsBuiltForAMessageThatIsNone) {
  EXPECT_EQ(RunBuilt({"run", "reprot"}).status, 1);
  EXPECT_FALSE(fs::exists(Path("calls")));
}

TEST_F(BuiltPluginTest, ItsImageIsBuiltForAShell) {
  const Ran ran = RunBuilt({"shell", "--base", "alpine"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("//plugins/feed:image_alpine builds, but "
                                 "makes nothing to run"));
  EXPECT_THAT(spec::ReadTextFile(Path("calls")),
              StartsWith("bazel build //plugins/feed:image_alpine\n"));
}

TEST_F(BuiltPluginTest, WhatIsNoPluginOrInNoWorkspaceIsSaidSo) {
  fs::remove(Path("plugins/feed/BUILD"));
  EXPECT_THAT(RunBuilt({"run"}).err, HasSubstr("insight-plugin refresh -d "));
  fs::remove(Path("WORKSPACE"));
  EXPECT_THAT(RunBuilt({"run"}).err,
              AllOf(HasSubstr("is in no workspace"), HasSubstr("--program")));
  EXPECT_THAT(RunWith({"server", "-d", "/nowhere"}).err,
              HasSubstr("cannot enter /nowhere: No such file"));
}

}  // namespace
}  // namespace insight::tool
