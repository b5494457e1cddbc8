#include "tools/validator/ignore_file.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tools/spec/problem.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

using spec::Problem;

constexpr const char* kSpec =
    "name: demo\n"
    "tags: []\n"
    "connection:\n"
    "  a: {type: string}\n"
    "  ab: {type: string}\n";

std::string CheckIgnoring(const std::string& entries) {
  return CheckFolder({.rules = {"TagValidator", "RequiredValidator"}},
                     {{"plugin.spec.yaml", kSpec}, {kIgnoreFileName, entries}});
}

constexpr const char* kTags =
    "plugin.spec.yaml:2:7: error: tags: Not enough tags. Each plugin should "
    "have at least 2 tags. [TagValidator]\n";
constexpr const char* kA =
    "plugin.spec.yaml:4:3: error: connection.a: connection key 'a' is missing "
    "required field [RequiredValidator]\n";
constexpr const char* kAb =
    "plugin.spec.yaml:5:3: error: connection.ab: connection key 'ab' is "
    "missing required field [RequiredValidator]\n";

TEST(IgnoreFileTest, NothingIsIgnoredWithoutEntries) {
  EXPECT_EQ(CheckIgnoring("# A comment\n\n"), kTags + std::string(kA) + kAb);
}

TEST(IgnoreFileTest, ARuleIsIgnoredEverywhere) {
  EXPECT_EQ(CheckIgnoring("RequiredValidator  # We know."), kTags);
}

TEST(IgnoreFileTest, AFieldIsIgnoredAlone) {
  EXPECT_EQ(CheckIgnoring("RequiredValidator connection.a\n"),
            kTags + std::string(kAb));
}

TEST(IgnoreFileTest, ASectionIsIgnoredWithAllBelow) {
  EXPECT_EQ(CheckIgnoring("RequiredValidator connection\r\n"), kTags);
}

TEST(IgnoreFileTest, AFileIsIgnored) {
  const IgnoreEntry entry{.rule = "A", .where = "util/x.cc"};
  EXPECT_TRUE(entry.Matches({.rule = "A", .file = "util/x.cc"}));
  EXPECT_FALSE(entry.Matches({.rule = "A", .file = "util/y.cc"}));
  EXPECT_FALSE(entry.Matches({.rule = "B", .file = "util/x.cc"}));
}

TEST(IgnoreFileTest, UnknownRulesAreErrorsWithTheirPlace) {
  EXPECT_EQ(CheckIgnoring("\n  TagValidater\n"),
            kTags + std::string(kA) + kAb +
                ".insight-validate-ignore:2:3: error: there is no rule "
                "\"TagValidater\"; did you mean \"TagValidator\"?\n");
}

TEST(IgnoreFileTest, MoreThanAPlaceIsAnError) {
  EXPECT_EQ(CheckIgnoring("RequiredValidator connection.a we know\n"),
            kTags + std::string(kAb) +
                ".insight-validate-ignore:1:32: error: a rule and a place are "
                "all that a line may have; put # before a comment\n");
}

TEST(IgnoreFileTest, EntriesForNothingAreWarnings) {
  EXPECT_EQ(CheckIgnoring("TagValidator\nRequiredValidator connection.c\n"),
            kA + std::string(kAb) +
                ".insight-validate-ignore:2:1: warning: nothing is ignored by "
                "this; remove the line\n");
}

TEST(IgnoreFileTest, EntriesForRulesThatWereNotAskedForAreFine) {
  EXPECT_EQ(CheckIgnoring("NameValidator\nTagValidator\n"),
            kA + std::string(kAb));
}

TEST(IgnoreFileTextTest, EachErrorOfARuleHasAnEntry) {
  const std::vector<Problem> problems = {
      {.path = "a.b", .text = "One\nmore", .rule = "TagValidator"},
      {.path = "a.b", .text = "Two", .rule = "TagValidator"},
      {.path = "a.b c.d", .text = "Three", .rule = "TagValidator"},
      {.path = "name", .text = "Unusable"},
      {.severity = spec::Severity::kWarning,
       .text = "Four",
       .rule = "IconValidator",
       .file = "icon.png"}};
  EXPECT_EQ(IgnoreFileText(problems, false),
            "TagValidator a.b  # One\n"
            "TagValidator a  # Three\n");
  EXPECT_EQ(IgnoreFileText(problems, true),
            "TagValidator a.b  # One\n"
            "TagValidator a  # Three\n"
            "IconValidator icon.png  # Four\n");
}

}  // namespace
}  // namespace insight::validator
