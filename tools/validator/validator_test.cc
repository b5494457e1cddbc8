#include "tools/validator/validator.h"

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"
#include "tools/validator/checking.h"
#include "tools/validator/repair.h"
#include "tools/validator/rule.h"

namespace insight::validator {
namespace {

TEST(RulesTest, HaveDifferentNamesAndASummaryWithoutAFullStop) {
  std::set<std::string_view> names;
  for (const Rule& rule : Rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_TRUE(rule.name.ends_with("Validator")) << rule.name;
    EXPECT_FALSE(rule.summary.empty()) << rule.name;
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.name;
  }
}

TEST(RulesTest, AreFoundByName) {
  ASSERT_NE(FindRule("TagValidator"), nullptr);
  EXPECT_EQ(FindRule("TagValidator")->name, "TagValidator");
  EXPECT_EQ(FindRule("tags"), nullptr);
  EXPECT_EQ(UnknownRuleText("x"), "there is no rule \"x\"");
}

TEST(ValidateTest, WhatIsNoYamlIsTheOnlyProblem) {
  EXPECT_EQ(CheckFolder(ValidateOptions{}, {{"plugin.spec.yaml", "a: [\n"}}),
            "plugin.spec.yaml:2:1: error: this is not YAML: end of sequence "
            "flow not found\n");
}

TEST(ValidateTest, ASpecThatIsNoMapIsTheOnlyProblem) {
  EXPECT_EQ(CheckFolder(ValidateOptions{}, {{"plugin.spec.yaml", "[a]"}}),
            "plugin.spec.yaml:1:1: error: a spec is a map that starts with "
            "plugin_spec_version, not a list\n");
}

TEST(ValidateTest, ProblemsAreSortedByPosition) {
  const std::string directory = MakeFolder(
      {{"plugin.spec.yaml", "tags: []\nversion: 0\nname: Demo\nstatus: a\n"}});
  const PluginFolder folder(directory, directory + "/plugin.spec.yaml");
  std::string file;
  spec::Position last;
  for (const Finding& finding : Validate(folder, {})) {
    if (finding.problem.file != file) last = {};
    EXPECT_LE(last, finding.problem.position);
    EXPECT_LE(file, finding.problem.file);
    file = finding.problem.file;
    last = finding.problem.position;
  }
}

// Sections that are empty, or of another kind than they should be, in all of
// the places where a spec has sections.
TEST(ValidateTest, NoShapeOfASectionBreaksARule) {
  for (const std::string value :
       {"", "null", "[]", "{}", "text", "5", "[a, {b: c}]", "{a: b}",
        "{a: {b: {c: d}}}", "{a: [1]}", "2021-01-01", "''"}) {
    for (const std::string key : {"title",
                                  "description",
                                  "version",
                                  "vendor",
                                  "support",
                                  "tags",
                                  "status",
                                  "hub_tags",
                                  "resources",
                                  "products",
                                  "types",
                                  "connection",
                                  "actions",
                                  "triggers",
                                  "tasks",
                                  "version_history",
                                  "key_features",
                                  "links",
                                  "supported_versions",
                                  "enable_cache",
                                  "cloud_ready",
                                  "sdk",
                                  "troubleshooting",
                                  "plugin_spec_version",
                                  "name"}) {
      const std::string spec = "name: demo\n" + key + ": " + value + "\n";
      EXPECT_NE(CheckFolder({.all = true}, {{"plugin.spec.yaml", spec}}), "");
    }
    for (const std::string key : {"input", "output", "state", "schedule"}) {
      const std::string step = "{title: A, " + key + ": " + value + "}";
      for (const std::string kind : {"actions", "tasks"}) {
        EXPECT_NE(CheckFolder({.all = true}, {{"plugin.spec.yaml",
                                               "name: demo\n" + kind +
                                                   ": {a: " + step + "}\n"}}),
                  "");
      }
    }
    for (const std::string key : {"title", "description", "type", "required",
                                  "default", "enum", "example", "order"}) {
      EXPECT_NE(CheckFolder(
                    {.all = true},
                    {{"plugin.spec.yaml", "name: demo\nconnection: {domain: {" +
                                              key + ": " + value + "}}\n"}}),
                "");
    }
  }
}

TEST(ValidateTest, HostileSpecsTakeLinearTime) {
  std::string spec = "name: demo\nconnection:\n";
  for (int i = 0; i < 20'000; ++i) {
    spec += "  f" + std::to_string(i) + ": {type: t, enum: [a, a], x: y}\n";
  }
  EXPECT_NE(CheckFolder({.all = true}, {{"plugin.spec.yaml", spec}}), "");
}

TEST(RepairTest, MakesEditsFromTheFrontAndSkipsOverlaps) {
  const std::vector<Finding> findings = {
      {.edit = Edit{.begin = 4, .size = 1, .text = "E"}},
      {.edit = Edit{.begin = 0, .size = 2, .text = ""}},
      {.edit = Edit{.begin = 1, .size = 2, .text = "X"}},
      {},
      {.edit = Edit{.begin = 6, .size = 1, .text = "Y"}}};
  EXPECT_EQ(Repair("abcdef", findings), "cdEf");
}

TEST(PluginFolderTest, MayBeOnlyPlanned) {
  const PluginFolder folder("plugins/demo", {{"plugin.spec.yaml", "name: demo"},
                                             {"actions/a.cc", "x"}});
  EXPECT_EQ(folder.kind(), FolderKind::kCpp);
  EXPECT_TRUE(folder.Has("actions/a.cc"));
  EXPECT_EQ(*folder.Read("actions/a.cc"), "x");
  EXPECT_EQ(folder.Read("BUILD"), nullptr);
  EXPECT_EQ(folder.Files("", ".cc"), std::vector<std::string>{"actions/a.cc"});
  EXPECT_EQ(PluginFolder("x", {{"plugin.spec.yaml", ""}, {"bin/x", ""}}).kind(),
            FolderKind::kPython);
  EXPECT_THROW(PluginFolder("x", std::map<std::string, std::string>()),
               std::runtime_error);
}

Repairs RepairsOf(const Files& files) {
  const std::string directory = MakeFolder(files);
  const PluginFolder folder(directory, directory + "/plugin.spec.yaml");
  return PlanRepairs(folder, Validate(folder, {}));
}

constexpr const char* kUntidy =
    "name: demo\n"
    "description: Shows urls.  # Why not\n";

TEST(PlanRepairsTest, SpecAndHelpAreRepairedTogether) {
  const Repairs repairs =
      RepairsOf({{"plugin.spec.yaml", kUntidy}, {"help.md", "Old"}});
  EXPECT_EQ(repairs.spec,
            "name: demo\n"
            "description: Shows urls  # Why not\n");
  ASSERT_TRUE(repairs.help);
  EXPECT_EQ(repairs.help->find("# Description\n\nShows urls\n"), 0u);
}

TEST(PlanRepairsTest, AMissingHelpIsWritten) {
  EXPECT_TRUE(RepairsOf({{"plugin.spec.yaml", kUntidy}}).help);
}

TEST(PlanRepairsTest, AHelpOfOnesOwnStaysIfThatIsIgnored) {
  EXPECT_FALSE(RepairsOf({{"plugin.spec.yaml", kUntidy},
                          {"help.md", "My own"},
                          {".insight-validate-ignore",
                           "HelpInputOutputValidator  # By hand."}})
                   .help);
}

TEST(PlanRepairsTest, ASpecWithErrorsStaysAsItIs) {
  const std::string broken = std::string(kUntidy) + "actions: 5\n";
  const Repairs repairs = RepairsOf({{"plugin.spec.yaml", broken}});
  EXPECT_EQ(repairs.spec, broken);
  EXPECT_FALSE(repairs.help);
}

TEST(VersionBumpTest, IsCheckedWhereABaseIsKnown) {
  const std::string directory = MakeFolder(
      {{"plugin.spec.yaml",
        "name: demo\nversion: 1.0.0\nconnection: {a: {type: string}}\n"}});
  PluginFolder folder(directory, directory + "/plugin.spec.yaml");
  const ValidateOptions options = {.rules = {"VersionBumpValidator"}};
  EXPECT_TRUE(Validate(folder, options).empty());
  folder.SetBase(nullptr);
  EXPECT_EQ(Validate(folder, options).size(), 1u);
}

}  // namespace
}  // namespace insight::validator
