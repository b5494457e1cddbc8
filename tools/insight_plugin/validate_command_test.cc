#include <filesystem>
#include <map>
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

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A new directory called "demo" with these files; its path.
std::string MakeFolder(const std::map<std::string, std::string>& files) {
  static int count = 0;
  const fs::path directory = fs::path(::testing::TempDir()) /
                             ("validate_" + std::to_string(count++)) / "demo";
  fs::create_directories(directory);
  for (const auto& [path, text] : files) {
    spec::WriteTextFile((directory / path).string(), text);
  }
  return directory.string();
}

constexpr const char* kSpec =
    "name: demo\n"
    "tags: [one]\n"
    "description: Shows it.  # Why not\n";

Ran RunRules(const std::string& directory, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"validate",
                                        "-d",
                                        directory,
                                        "--rule",
                                        "TagValidator",
                                        "--rule",
                                        "DescriptionValidator"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return RunWith(arguments);
}

TEST(ValidateCommandTest, ProblemsAreResultsAndErrorsFail) {
  const std::string directory = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const std::string spec = directory + "/plugin.spec.yaml";
  const Ran ran = RunRules(directory);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out,
            spec +
                ":2:7: error: tags: Not enough tags. Each plugin should have "
                "at least 2 tags. [TagValidator]\n" +
                spec +
                ":3:14: warning: description: Description ends with a period "
                "when it should not [DescriptionValidator]\n");
  EXPECT_EQ(ran.err, spec + ": 1 error, 1 warning\n");
}

TEST(ValidateCommandTest, WarningsFailOnlyWhenStrict) {
  const std::string directory = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const std::vector<std::string> arguments = {"validate", "-d", directory,
                                              "--rule", "DescriptionValidator"};
  EXPECT_EQ(RunWith(arguments).status, 0);
  // What follows a rule is a spec.
  EXPECT_EQ(RunWith({"validate", "--rule", "DescriptionValidator",
                     directory + "/plugin.spec.yaml"})
                .status,
            0);
  std::vector<std::string> strict = arguments;
  strict.emplace_back("--strict");
  EXPECT_EQ(RunWith(strict).status, 1);
}

TEST(ValidateCommandTest, ASpecWithAnotherNameIsAlone) {
  const std::string directory = MakeFolder({{"other.spec.yaml", kSpec}});
  EXPECT_THAT(RunWith({"validate", directory + "/other.spec.yaml"}).out,
              Not(HasSubstr("FilesValidator")));
  EXPECT_THAT(
      RunWith({"validate", "-d", MakeFolder({{"plugin.spec.yaml", kSpec}})})
          .out,
      HasSubstr("FilesValidator"));
}

TEST(ValidateCommandTest, SeveralPluginsAreCheckedAtOnce) {
  const std::string one = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const std::string two = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const Ran ran = RunRules(one, {"-d", two});
  EXPECT_THAT(ran.out, HasSubstr(one + "/plugin.spec.yaml:2:7"));
  EXPECT_THAT(ran.out, HasSubstr(two + "/plugin.spec.yaml:2:7"));
}

TEST(ValidateCommandTest, AnUnknownRuleIsWrongUsage) {
  const Ran ran = RunWith({"validate", "--rule", "TagsValidator"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("there is no rule \"TagsValidator\"; did you "
                                 "mean \"TagValidator\"?"));
}

TEST(ValidateCommandTest, AllRulesAreListed) {
  const Ran ran = RunWith({"validate", "--list-rules"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("RequiredKeysValidator  "));
  EXPECT_THAT(ran.out, HasSubstr("\nPrintValidator "));
  EXPECT_THAT(ran.out, HasSubstr("Code logs and does not print (--all)\n"));
  const Json report =
      ParseJson(RunWith({"validate", "--list-rules", "--json"}).out);
  EXPECT_EQ(report["rules"][0]["name"], "RequiredKeysValidator");
  EXPECT_EQ(report["rules"][0]["by_default"], true);
}

TEST(ValidateCommandTest, JsonHasRulesPlacesAndHints) {
  const std::string directory =
      MakeFolder({{"plugin.spec.yaml", "name: demo\nvendor: 'rapid7'\n"}});
  const Ran ran = RunWith(
      {"validate", "--json", "-d", directory, "--rule", "VendorValidator"});
  const Json report = ParseJson(ran.out);
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_EQ(report["ok"], false);
  ASSERT_EQ(report["problems"].size(), 1u);
  const Json& problem = report["problems"][0];
  EXPECT_EQ(problem["rule"], "VendorValidator");
  EXPECT_EQ(problem["line"], 2);
  EXPECT_EQ(problem["column"], 9);
  EXPECT_EQ(problem["hint"], "Write it without quotes.");
}

TEST(ValidateCommandTest, TheIgnoreFileIsHonored) {
  const std::string directory =
      MakeFolder({{"plugin.spec.yaml", kSpec},
                  {".insight-validate-ignore", "TagValidator # Only one\n"}});
  const Ran ran = RunRules(directory);
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, Not(HasSubstr("TagValidator")));
}

TEST(ValidateCommandTest, FixRepairsSpecAndHelp) {
  const std::string directory = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const std::string spec = directory + "/plugin.spec.yaml";
  const Ran ran = RunWith({"validate", "--fix", "-d", directory});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, StartsWith("rewrite " + spec + "\ncreate " + directory +
                                  "/help.md\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("ends with a period")));
  EXPECT_THAT(ran.out, Not(HasSubstr("File help.md does not exist")));
  EXPECT_EQ(spec::ReadTextFile(spec),
            "name: demo\n"
            "tags: [one]\n"
            "description: Shows it  # Why not\n");
  EXPECT_THAT(spec::ReadTextFile(directory + "/help.md"),
              StartsWith("# Description\n\nShows it\n"));
}

TEST(ValidateCommandTest, FixCanBeShownFirst) {
  const std::string directory = MakeFolder({{"plugin.spec.yaml", kSpec}});
  const Ran ran = RunRules(directory, {"--fix", "--diff"});
  EXPECT_THAT(ran.out, HasSubstr("\n-description: Shows it.  # Why not\n"
                                 "+description: Shows it  # Why not\n"));
  EXPECT_EQ(spec::ReadTextFile(directory + "/plugin.spec.yaml"), kSpec);
  EXPECT_EQ(RunWith({"validate", "--diff"}).status, 2);
}

TEST(ValidateCommandTest, WhatIsFoundCanBeIgnoredFromNowOn) {
  const std::string directory = MakeFolder(
      {{"plugin.spec.yaml", kSpec}, {".insight-validate-ignore", "# Ours"}});
  EXPECT_EQ(RunRules(directory, {"--ignore-found"}).status, 0);
  EXPECT_EQ(spec::ReadTextFile(directory + "/.insight-validate-ignore"),
            "# Ours\n"
            "TagValidator tags  # Not enough tags. Each plugin should have at "
            "least 2 tags.\n");
  EXPECT_EQ(RunRules(directory, {"--ignore-found", "--strict"}).status, 0);
  EXPECT_EQ(RunRules(directory, {"--strict"}).out, "");
}

TEST(ValidateCommandTest, ASpecThatIsAloneHasNoIgnoreFile) {
  const std::string directory = MakeFolder({{"other.spec.yaml", kSpec}});
  const Ran ran =
      RunWith({"validate", "--ignore-found", directory + "/other.spec.yaml"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("there is no plugin"));
}

TEST(ValidateCommandTest, TheVersionAccountsForChangesSinceABase) {
  const std::string directory = MakeFolder(
      {{"plugin.spec.yaml", "name: demo\nversion: 1.0.1\nactions: {}\n"},
       {"old.yaml", "name: demo\nversion: 1.0.0\nactions: {a: {title: A}}\n"}});
  const Ran ran =
      RunWith({"validate", "-d", directory, "--base", directory + "/old.yaml",
               "--rule", "VersionBumpValidator"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, EndsWith(" [VersionBumpValidator]\n"));
}

TEST(ValidateCommandTest, WhatCannotBeReadIsAFailure) {
  const Ran ran = RunWith({"validate", "-d", "/nowhere"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("cannot read /nowhere/plugin.spec.yaml"));
  const std::string directory =
      MakeFolder({{"plugin.spec.yaml", "name: [\n"}, {"help.md", "x"}});
  EXPECT_THAT(RunWith({"validate", "--fix", "-d", directory}).out,
              HasSubstr(":2:1: error: this is not YAML"));
  EXPECT_EQ(spec::ReadTextFile(directory + "/help.md"), "x");
}

}  // namespace
}  // namespace insight::tool
