#include <string>

#include "gtest/gtest.h"
#include "tools/docs/help_page.h"
#include "tools/spec/spec_reader.h"
#include "tools/validator/checking.h"
#include "tools/validator/help/own_help.h"

namespace insight::validator {
namespace {

constexpr const char* kSpec =
    "name: demo\n"
    "title: Demo Plugin\n"
    "description: Shows things\n"
    "key_features: [It shows]\n"
    "links: ['[Demo](https://example.com)']\n"
    "version_history: [1.0.0 - Initial plugin]\n"
    "actions:\n"
    "  show:\n"
    "    title: Show\n"
    "    description: Show it\n"
    "    input:\n"
    "      x: {type: string, example: x|y}\n"
    "    output:\n"
    "      y: {type: string, example: y}\n";

std::string HelpOf(const std::string& spec,
                   docs::Style style = docs::Style::kCorrected) {
  return docs::HelpPage(spec::ReadPluginSpec(spec, "spec"), style);
}

std::string CheckHelp(std::string_view rule, const std::string& help) {
  return CheckFolder(rule, {{"plugin.spec.yaml", kSpec}, {"help.md", help}});
}

std::string Replace(std::string text, const std::string& from,
                    const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(HelpInputOutputTest, WhatTheSpecGivesIsInSync) {
  EXPECT_EQ(CheckHelp("HelpInputOutputValidator", HelpOf(kSpec)), "");
}

TEST(HelpInputOutputTest, TheFirstDifferenceIsShown) {
  EXPECT_EQ(CheckHelp("HelpInputOutputValidator",
                      Replace(HelpOf(kSpec), "It shows", "It jumps")),
            "help.md:7:6: error: Help.md is not in sync with plugin.spec.yaml: "
            "the spec gives \"shows\", here is \"jumps\" "
            "[HelpInputOutputValidator]\n");
}

TEST(HelpInputOutputTest, PythonsBytesAreFineBesideAPythonPlugin) {
  const std::string python = HelpOf(kSpec, docs::Style::kPython);
  const std::string corrected = HelpOf(kSpec);
  ASSERT_NE(python, corrected);
  EXPECT_NE(CheckHelp("HelpInputOutputValidator", python), "");
  for (const std::string& help : {python, corrected}) {
    EXPECT_EQ(
        CheckFolder(
            "HelpInputOutputValidator",
            {{"plugin.spec.yaml", kSpec}, {"setup.py", ""}, {"help.md", help}}),
        "");
  }
}

TEST(HelpInputOutputTest, OutputsOfSimpleTypesNeedExamples) {
  EXPECT_EQ(Check("HelpInputOutputValidator",
                  "name: demo\n"
                  "actions:\n"
                  "  s:\n"
                  "    output:\n"
                  "      a: {type: boolean}\n"
                  "      b: {type: integer, example: 0}\n"
                  "      c: {type: object}\n"),
            "plugin.spec.yaml:5:7: error: actions.s.output.a: plugin.spec is "
            "missing output example for action \"s\", output \"a\" "
            "[HelpInputOutputValidator]\n");
}

TEST(HelpExampleTest, GeneratedOnesAreFine) {
  EXPECT_EQ(CheckHelp("HelpExampleValidator", HelpOf(kSpec)), "");
}

TEST(HelpExampleTest, BrokenJsonHasItsPlace) {
  EXPECT_EQ(CheckHelp("HelpExampleValidator",
                      "Example input:\n\n```\n{\n  \"a\": 1,\n}\n```\n"),
            "help.md:6:1: error: Example input is invalid JSON: Expecting "
            "property name enclosed in double quotes: line 3 column 1 (char "
            "12) [HelpExampleValidator]\n");
}

TEST(HelpExampleTest, JsonIsIndentedByTwo) {
  EXPECT_EQ(CheckHelp("HelpExampleValidator",
                      "Example output:\n```json\n{\n    \"a\": 1\n}\n```\n"),
            "help.md:4:5: error: Example output is improperly formatted JSON; "
            "it needs 2 space indentation, and each member its line "
            "[HelpExampleValidator]\n");
  EXPECT_NE(CheckHelp("HelpExampleValidator",
                      "Example output:\n```\n{\"a\": 1}\n```\n"),
            "");
}

TEST(HelpExampleTest, OtherCodeIsNobodysBusiness) {
  EXPECT_EQ(CheckHelp("HelpExampleValidator",
                      "Example input:\nis a text\n```\n{\n```\n"
                      "```\nExample input:\n```\n"
                      "Example input:\n\n```\n{"),
            "");
}

TEST(HelpTest, WhatTheSpecGivesIsFine) {
  EXPECT_EQ(CheckHelp("HelpValidator", HelpOf(kSpec)), "");
}

TEST(HelpTest, EachHeaderIsNeeded) {
  const std::string found = CheckHelp("HelpValidator", "# Help\n");
  for (const std::string header :
       {"# Description", "# Key Features", "# Requirements", "# Documentation",
        "## Setup", "## Technical Details", "### Actions", "### Triggers",
        "### Custom Types", "## Troubleshooting", "# Version History",
        "# Links", "## References"}) {
    EXPECT_NE(
        found.find("help.md:1:1: error: Help section is missing header: " +
                   header + " ["),
        std::string::npos)
        << header;
  }
  EXPECT_NE(found.find("missing title of: #### Show ["), std::string::npos);
}

TEST(HelpTest, OldNamesOfHeadersAreFine) {
  EXPECT_EQ(
      CheckHelp("HelpValidator", Replace(HelpOf(kSpec), "### Custom Types",
                                         "### Custom Output Types")),
      "");
}

TEST(HelpTest, HeadersAreThereOnce) {
  EXPECT_EQ(
      CheckHelp("HelpValidator", Replace(HelpOf(kSpec), "# Description\n",
                                         "# Description\n# Links\nhttp\n")),
      "help.md:80:1: error: Help section has this header twice: # Links "
      "[HelpValidator]\n");
}

TEST(HelpTest, SectionsHaveSomethingInThem) {
  const std::string spec =
      "name: demo\n"
      "links: [nowhere]\n"
      "version_history: [1.0.0 - First one]\n";
  EXPECT_EQ(CheckFolder("HelpValidator", {{"plugin.spec.yaml", spec},
                                          {"help.md", HelpOf(spec)}}),
            "help.md:5:1: error: Help section needs a key feature, a line that "
            "starts with \"* \" [HelpValidator]\n"
            "help.md:43:1: error: Initial plugin version line is missing: "
            "1.0.0 - Initial plugin [HelpValidator]\n"
            "help.md:47:1: error: Help section needs a link with http "
            "[HelpValidator]\n");
}

TEST(HelpTest, ThePluginsTitleIsWrittenAsInTheSpec) {
  EXPECT_EQ(CheckHelp("HelpValidator",
                      Replace(HelpOf(kSpec), "Shows things",
                              "This demo plugin is a Demo Plugin here")),
            "help.md:3:6: warning: Help section contains non-matching title: "
            "\"demo plugin\" for \"Demo Plugin\" [HelpValidator]\n");
}

TEST(WithoutCodeTest, KeepsTheLength) {
  EXPECT_EQ(WithoutCode("a\n```x\nb\n```\nc"), "a\n    \n \n   \nc");
}

}  // namespace
}  // namespace insight::validator
