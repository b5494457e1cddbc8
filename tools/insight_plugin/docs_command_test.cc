#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tools/insight_plugin/run_with.h"

namespace insight::tool {
namespace {

using ::insight::testing::ReadTestdata;
using ::insight::testing::TestdataPath;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST(DocsCommandTest, PrintsTheHelpPageAndNothingElse) {
  const Ran ran = RunWith({"docs", TestdataPath("good.plugin.spec.yaml")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, ReadTestdata("good.help.md"));
  EXPECT_THAT(ran.err, IsEmpty());
}

TEST(DocsCommandTest, ATerminalGetsALineBreakAtTheEnd) {
  EXPECT_EQ(RunWith({"docs", "-d", TestdataPath("plugin")}, true).out,
            ReadTestdata("good.help.md") + "\n");
}

TEST(DocsCommandTest, StyleChoosesPythonsBytes) {
  const std::string path = TestdataPath("links.plugin.spec.yaml");
  EXPECT_THAT(RunWith({"docs", path}).out, HasSubstr("# Links\n\nText\n"));
  EXPECT_THAT(RunWith({"docs", "--style=python", path}).out,
              Not(HasSubstr("Text")));
  EXPECT_EQ(RunWith({"docs", "--style=ruby", path}).status, 2);
}

TEST(DocsCommandTest, CheckIsSilentWhereTheFileIsRight) {
  const Ran ran = RunWith({"docs", TestdataPath("good.plugin.spec.yaml"),
                           "--check", TestdataPath("good.help.md")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out + ran.err, IsEmpty());
}

TEST(DocsCommandTest, CheckTellsTheFirstDifferenceAndTheRemedy) {
  const std::string spec = TestdataPath("good.plugin.spec.yaml");
  const std::string help = TestdataPath("wrong.help.md");
  const Ran ran = RunWith({"docs", spec, "--check", help});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, help +
                         ":5:7: error: the spec gives \"Features\", here is "
                         "\"Gadgets\"\n"
                         "  to write it anew: insight-plugin docs " +
                         spec + " > " + help + "\n");
}

TEST(DocsCommandTest, JsonIsOneDocumentWithThePage) {
  const Json report = ParseJson(
      RunWith({"docs", "--json", TestdataPath("good.plugin.spec.yaml")}).out);
  EXPECT_EQ(report["command"], "docs");
  EXPECT_EQ(report["ok"], true);
  EXPECT_EQ(report["help"], ReadTestdata("good.help.md"));
}

TEST(DocsCommandTest, JsonOfACheckHasTheDifferenceWithAHint) {
  const std::string help = TestdataPath("wrong.help.md");
  const Ran ran =
      RunWith({"docs", "--json", TestdataPath("warning.plugin.spec.yaml"),
               "--check", help});
  const Json report = ParseJson(ran.out);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(report["ok"], false);
  ASSERT_EQ(report["problems"].size(), 2u);
  EXPECT_EQ(report["problems"][1]["file"], help);
  EXPECT_EQ(report["problems"][1]["line"], 5);
  EXPECT_THAT(report["problems"][1]["hint"].get<std::string>(),
              EndsWith(" > " + help));
}

TEST(DocsCommandTest, WarningsGoToStderrAndFailOnlyWhenStrict) {
  const std::string path = TestdataPath("warning.plugin.spec.yaml");
  const Ran ran = RunWith({"docs", path});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("# Description\n"));
  EXPECT_THAT(ran.err, HasSubstr(":2:18: warning: "));
  EXPECT_EQ(RunWith({"docs", "--strict", path}).status, 1);
}

TEST(DocsCommandTest, WhatCannotBeReadIsAFailure) {
  const std::string good = TestdataPath("good.plugin.spec.yaml");
  EXPECT_EQ(RunWith({"docs", TestdataPath("broken.plugin.spec.yaml")}).status,
            1);
  const Ran ran = RunWith({"docs", good, "--check", "nowhere.md"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "insight-plugin docs: cannot read nowhere.md: No such file or "
            "directory\n");
  const Json report =
      ParseJson(RunWith({"docs", good, "--json", "--check", "nowhere.md"}).out);
  EXPECT_EQ(report["ok"], false);
}

}  // namespace
}  // namespace insight::tool
