#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

std::string CheckLine(std::string_view rule, const std::string& line) {
  return Check(rule, "name: demo\n" + line + "\n");
}

TEST(NameTest, WhatTheReaderRefusesHasTheRulesName) {
  EXPECT_EQ(Check("NameValidator", "name: my_plugin\n"), "");
  for (const std::string name :
       {"Demo", "my plugin", "my-plugin", "''", "[a]"}) {
    EXPECT_NE(Check("NameValidator", "name: " + name + "\n")
                  .find("plugin.spec.yaml:1:7: error: name: "),
              std::string::npos)
        << name;
  }
  EXPECT_EQ(Check("NameValidator", "name: Demo\n"),
            "plugin.spec.yaml:1:7: error: name: a plugin's name is a "
            "lower-case letter, then lower-case letters, digits and "
            "underscores [NameValidator]\n");
}

TEST(NameTest, HasAtMostSevenWords) {
  EXPECT_EQ(Check("NameValidator", "name: a_b_c_d_e_f_g\n"), "");
  EXPECT_EQ(Check("NameValidator", "name: a_b_c_d_e_f_g_h\n"),
            "plugin.spec.yaml:1:7: error: name: Name is too long, 7 words or "
            "less: contains 8 [NameValidator]\n");
}

TEST(NameTest, IsThatOfTheDirectory) {
  EXPECT_EQ(CheckFolder("NameValidator", {{"plugin.spec.yaml", "name: demo"}}),
            "");
  EXPECT_EQ(CheckFolder("NameValidator", {{"plugin.spec.yaml", "name: mode"}}),
            "plugin.spec.yaml:1:7: error: name: the plugin is called \"mode\", "
            "but its directory \"demo\" [NameValidator]\n");
}

TEST(VersionTest, IsThreeNumbers) {
  EXPECT_EQ(CheckLine("VersionValidator", "version: 10.0.12"), "");
  for (const std::string version : {"0.1.0", "1.0", "1.0.0.0", "1a0b0", "v1"}) {
    EXPECT_EQ(CheckLine("VersionValidator", "version: " + version),
              "plugin.spec.yaml:2:10: error: version: Version \"" + version +
                  "\" is not three numbers, such as 1.0.0, the first of them "
                  "at least 1 [VersionValidator]\n");
  }
}

TEST(VersionTest, HasNoQuotesWhichARepairTakesAway) {
  EXPECT_EQ(CheckLine("VersionValidator", "version: \"1.0.0\""),
            "plugin.spec.yaml:2:10: error: version: Version is surrounded by "
            "quotes when it should not. [VersionValidator]\n");
  EXPECT_EQ(Repaired("VersionValidator", "name: demo\nversion: \"1.0.0\"\n"),
            "name: demo\nversion: 1.0.0\n");
  // It would be a number.
  EXPECT_EQ(Repaired("VersionValidator", "name: demo\nversion: '1.0'\n"),
            "name: demo\nversion: '1.0'\n");
}

TEST(ChangelogTest, IsInOrderAndHasTheVersion) {
  EXPECT_EQ(CheckLine("ChangelogValidator",
                      "version: 10.0.0\n"
                      "version_history:\n"
                      "- 10.0.0 - Change a title | Fix a bug\n"
                      "- 9.1.0 - Add an action\n"
                      "- 1.0.0 - Initial plugin"),
            "");
  EXPECT_EQ(CheckLine("ChangelogValidator",
                      "version: 2.0.0\n"
                      "version_history:\n"
                      "- 1.0.0 - Initial plugin\n"
                      "- 1.0.1 - Fix a bug\n"
                      "- Fix another"),
            "plugin.spec.yaml:4:1: error: version_history: Version history is "
            "missing version 2.0.0. Please add missing version. "
            "[ChangelogValidator]\n"
            "plugin.spec.yaml:5:3: error: version_history.1: Version numbers "
            "are not sorted in descending order: this one is higher than the "
            "one before [ChangelogValidator]\n"
            "plugin.spec.yaml:6:3: error: version_history.2: Incorrect version "
            "number: an entry is a version, \" - \" and what changed "
            "[ChangelogValidator]\n");
}

TEST(ChangelogTest, OldSpecsHaveNone) {
  EXPECT_EQ(CheckLine("ChangelogValidator", "version: 2.0.0"), "");
  EXPECT_NE(CheckLine("ChangelogValidator", "version_history: {}"), "");
}

TEST(SupportedVersionTest, IsAListWithSomethingInIt) {
  EXPECT_EQ(
      CheckLine("SupportedVersionValidator", "supported_versions: ['1.0']"),
      "");
  EXPECT_EQ(CheckLine("SupportedVersionValidator", "title: Demo"),
            "plugin.spec.yaml:1:1: error: supported_versions: "
            "supported_versions is missing from plugin.spec.yaml. "
            "[SupportedVersionValidator]\n");
  for (const std::string value : {"[]", "1.0"}) {
    EXPECT_EQ(
        CheckLine("SupportedVersionValidator", "supported_versions: " + value),
        "plugin.spec.yaml:2:21: error: supported_versions: "
        "supported_versions must be a list that is not empty "
        "[SupportedVersionValidator]\n");
  }
  EXPECT_EQ(CheckLine("SupportedVersionValidator", "supported_versions:"),
            "plugin.spec.yaml:2:1: error: supported_versions: "
            "supported_versions must be a list that is not empty "
            "[SupportedVersionValidator]\n");
}

}  // namespace
}  // namespace insight::validator
