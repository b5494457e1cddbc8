#include "tools/insight_plugin/report.h"

#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::tool {
namespace {

using spec::Problem;
using spec::Severity;

class ReportTest : public ::testing::Test {
 protected:
  ReportOptions options;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{.out = out, .err = err};
};

const Problem kWarning = {.severity = Severity::kWarning,
                          .position = {.line = 2, .column = 3},
                          .path = "title",
                          .text = "is too long",
                          .rule = "TitleValidator",
                          .hint = "use 7 words or fewer"};

TEST_F(ReportTest, AProblemShowsRuleAndHint) {
  Report report("validate", options, streams, 1);
  report.StartTarget();
  report.AddFindings("x/plugin.spec.yaml", {kWarning});
  EXPECT_EQ(out.str(),
            "x/plugin.spec.yaml:2:3: warning: title: is too long "
            "[TitleValidator]\n  use 7 words or fewer\n");
  EXPECT_EQ(report.Finish(), kSuccess);
}

TEST_F(ReportTest, AProblemOfAnotherFileNamesItBesideTheSpec) {
  Report report("validate", options, streams, 1);
  Problem problem = kWarning;
  problem.file = "help.md";
  problem.hint = "";
  report.AddProblems("x/plugin.spec.yaml", {problem});
  report.AddProblems("plugin.spec.yaml", {problem});
  EXPECT_EQ(err.str(),
            "x/help.md:2:3: warning: title: is too long [TitleValidator]\n"
            "help.md:2:3: warning: title: is too long [TitleValidator]\n");
}

TEST_F(ReportTest, QuietHidesWarningsButStrictStillCountsThem) {
  options.quiet = true;
  options.strict = true;
  Report report("validate", options, streams, 1);
  report.AddProblems("s", {kWarning});
  report.Say("working");
  EXPECT_EQ(err.str(), "");
  EXPECT_EQ(report.Finish(), kFailure);
}

TEST_F(ReportTest, ColorIsForTerminalsUnlessTheUserSaysOtherwise) {
  const auto shows_color = [&](const std::string& color, bool no_color) {
    options.color = color;
    err.str("");
    const Streams terminal{
        .out = out, .err = err, .err_is_terminal = true, .no_color = no_color};
    Report("docs", options, terminal, 1).AddProblems("s", {kWarning});
    return err.str().find("\x1b[1;35mwarning\x1b[0m") != std::string::npos;
  };
  EXPECT_TRUE(shows_color("auto", false));
  EXPECT_FALSE(shows_color("auto", true));
  EXPECT_TRUE(shows_color("always", true));
  EXPECT_FALSE(shows_color("never", false));
  options.color = "auto";
  err.str("");
  Report("docs", options, streams, 1).AddProblems("s", {kWarning});
  EXPECT_EQ(err.str().find('\x1b'), std::string::npos);
}

TEST_F(ReportTest, ResultsOfSeveralTargetsAreListsInTheirOrder) {
  options.json = true;
  Report report("schema", options, streams, 3);
  report.StartTarget();
  report.Set("name", "a");
  report.StartTarget();
  report.AddFailure("b/plugin.spec.yaml", "cannot read it");
  report.StartTarget();
  report.Set("name", "c");
  report.Set("late", true);
  report.Print("for people");
  report.AddFiles({{.path = "f", .action = FileAction::kRewrite}});
  EXPECT_EQ(report.Finish(), kFailure);
  EXPECT_EQ(
      DumpJson(ParseJson(out.str())),
      R"({"command": "schema", "ok": false, "problems": [{"severity": )"
      R"("error", "rule": null, "file": "b/plugin.spec.yaml", "line": 1, )"
      R"("column": 1, "message": "cannot read it", "hint": null}], )"
      R"("files": [{"path": "f", "action": "rewrite"}], )"
      R"("name": ["a", null, "c"], "late": [null, null, true]})");
  EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace insight::tool
