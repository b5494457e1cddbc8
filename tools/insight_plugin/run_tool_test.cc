#include "tools/insight_plugin/run_tool.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tools/insight_plugin/run_with.h"

namespace insight::tool {
namespace {

using ::insight::testing::TestdataPath;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* kGoodSchemas =
    "{\n"
    " \"plugin\": \"good\",\n"
    " \"connection\": {},\n"
    " \"actions\": {\n"
    "  \"go\": {\n"
    "   \"input\": {},\n"
    "   \"output\": {}\n"
    "  }\n"
    " }\n"
    "}";

TEST(SchemaCommandTest, PrintsTheSchemasAndNothingElse) {
  const Ran ran = RunWith({"schema", TestdataPath("good.plugin.spec.yaml")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, kGoodSchemas);
  EXPECT_THAT(ran.err, IsEmpty());
}

TEST(SchemaCommandTest, ATerminalGetsALineBreakAtTheEnd) {
  const Ran ran =
      RunWith({"schema", TestdataPath("good.plugin.spec.yaml")}, true);
  EXPECT_EQ(ran.out, kGoodSchemas + std::string("\n"));
}

TEST(SchemaCommandTest, SeveralSpecsInOneCallAreAnsweredInTheirOrder) {
  const std::string good = TestdataPath("good.plugin.spec.yaml");
  const std::string directory = TestdataPath("plugin");
  EXPECT_EQ(
      RunWith({"schema", good, good, "-d", directory}).out,
      std::string(kGoodSchemas) + '\n' + kGoodSchemas + '\n' + kGoodSchemas);
  const Ran ran = RunWith({"schema", "--json", "nowhere.yaml", good});
  const Json report = ParseJson(ran.out);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(report["schemas"][0], nullptr);
  EXPECT_EQ(report["schemas"][1]["plugin"], "good");
}

TEST(SchemaCommandTest, FindsTheSpecInTheTargetDirectory) {
  EXPECT_EQ(RunWith({"schema", "-d", TestdataPath("plugin")}).out,
            kGoodSchemas);
}

TEST(SchemaCommandTest, WarningsGoToStderrAndFailOnlyWhenStrict) {
  const std::string path = TestdataPath("warning.plugin.spec.yaml");
  const Ran ran = RunWith({"schema", path});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("{\n \"plugin\": \"warning\""));
  EXPECT_EQ(ran.err, path +
                         ":2:18: warning: actions.go: there is no key "
                         "\"titel\" here; did you mean \"title\"?\n");
  EXPECT_EQ(RunWith({"schema", "--strict", path}).status, 1);
}

TEST(SchemaCommandTest, ABrokenSpecGivesItsErrorsAndNoResult) {
  const std::string path = TestdataPath("broken.plugin.spec.yaml");
  const Ran ran = RunWith({"schema", path});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err, path +
                         ":2:27: error: actions.go.input.a: the field has no "
                         "type\n" +
                         path +
                         ":2:45: error: actions.go.output: a map of fields is "
                         "needed here, not an integer\n");
}

TEST(SchemaCommandTest, JsonIsOneDocumentWithProblemsAndSchemas) {
  const std::string path = TestdataPath("warning.plugin.spec.yaml");
  const Json report = ParseJson(RunWith({"schema", "--json", path}).out);
  EXPECT_EQ(report["ok"], true);
  EXPECT_EQ(report["schemas"]["plugin"], "warning");
  EXPECT_EQ(DumpJson(report["problems"]),
            R"([{"severity": "warning", "rule": null, "file": )" +
                DumpJson(Json(path)) +
                R"(, "line": 2, "column": 18, "message": "actions.go: there )"
                R"(is no key \"titel\" here; did you mean \"title\"?", )"
                R"("hint": null}])");
}

TEST(SchemaCommandTest, JsonOfABrokenSpecIsNotOk) {
  const Ran ran =
      RunWith({"schema", "--json", TestdataPath("broken.plugin.spec.yaml")});
  const Json report = ParseJson(ran.out);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(report["ok"], false);
  EXPECT_EQ(report["problems"].size(), 2u);
  EXPECT_EQ(report["files"], Json::array());
  EXPECT_THAT(ran.err, IsEmpty());
}

TEST(SchemaCommandTest, AFileThatCannotBeReadIsAFailure) {
  const Ran ran = RunWith({"schema", "nowhere.yaml"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "insight-plugin schema: cannot read nowhere.yaml: No such file or "
            "directory\n");
  EXPECT_EQ(RunWith({"schema", TestdataPath("plugin")}).status, 1);
  const Json report =
      ParseJson(RunWith({"schema", "--json", "nowhere.yaml"}).out);
  EXPECT_EQ(report["problems"][0]["message"],
            "cannot read nowhere.yaml: No such file or directory");
}

TEST(RunToolTest, HelpAndVersionGoToStdout) {
  EXPECT_THAT(RunWith({"--help"}).out,
              AllOf(HasSubstr("Usage: insight-plugin"), HasSubstr("schema")));
  EXPECT_THAT(RunWith({"schema", "--help"}).out,
              HasSubstr("Usage: insight-plugin schema"));
  const Ran version = RunWith({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_THAT(version.out, StartsWith("insight-plugin "));
}

TEST(RunToolTest, WrongUsageIsStatusTwoWithAHint) {
  const std::vector<std::vector<std::string>> wrong = {
      {}, {"nonsense"}, {"--nonsense"}};
  for (const std::vector<std::string>& arguments : wrong) {
    const Ran ran = RunWith(arguments);
    EXPECT_EQ(ran.status, 2) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err,
                EndsWith("try 'insight-plugin --help' for more information\n"));
  }
}

TEST(RunToolTest, WrongUsageOfACommandHintsAtItsOwnHelp) {
  const std::vector<std::vector<std::string>> wrong = {
      {"diff"}, {"diff", "a", "--nonsense"}, {"diff", "a", "--color=blue"}};
  for (const std::vector<std::string>& arguments : wrong) {
    const Ran ran = RunWith(arguments);
    EXPECT_EQ(ran.status, 2) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, EndsWith("; try 'insight-plugin diff --help' for more "
                                  "information\n"));
  }
}

// What the user is told of a wrong command line.
std::string Complaint(const std::vector<std::string>& arguments) {
  const Ran ran = RunWith(arguments);
  EXPECT_EQ(ran.status, 2) << ran.err;
  return ran.err;
}

TEST(RunToolTest, AMistypedCommandIsAnsweredWithTheNearest) {
  EXPECT_EQ(Complaint({"shema", "--json", "-d", "plugins/x"}),
            "insight-plugin: there is no command \"shema\"; did you mean "
            "\"schema\"? try 'insight-plugin --help' for more information\n");
  EXPECT_EQ(Complaint({"nonsense"}),
            "insight-plugin: there is no command \"nonsense\"; try "
            "'insight-plugin --help' for more information\n");
}

TEST(RunToolTest, AMistypedOptionIsAnsweredWithTheNearest) {
  EXPECT_THAT(Complaint({"schema", "--jsno"}),
              HasSubstr("there is no option \"--jsno\"; did you mean "
                        "\"--json\"?"));
  EXPECT_THAT(Complaint({"schema", "--colour=never"}),
              HasSubstr("\"--colour\"; did you mean \"--color\"?"));
  EXPECT_THAT(Complaint({"--versoin"}),
              HasSubstr("\"--versoin\"; did you mean \"--version\"?"));
  EXPECT_THAT(Complaint({"schema", "--nonsense"}),
              HasSubstr("there is no option \"--nonsense\"; try"));
}

// What is missing is the mistyped one's value.
TEST(RunToolTest, AMistypedOptionComesBeforeWhatIsMissing) {
  EXPECT_THAT(Complaint({"create", "--quite"}),
              HasSubstr("\"--quite\"; did you mean \"--quiet\"?"));
}

TEST(RunToolTest, AnArgumentTooManyIsNoCommand) {
  EXPECT_THAT(Complaint({"help", "schema", "docs"}),
              HasSubstr("\"docs\" is an argument too many"));
}

}  // namespace
}  // namespace insight::tool
