#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

std::string CheckField(std::string_view rule, const std::string& field) {
  return Check(rule, "name: demo\nconnection:\n  x: {" + field + "}\n");
}

TEST(TitleTest, GoodOnesAreFine) {
  for (const std::string title :
       {"Search by String", "Order By", "The End of the World", "API Key",
        "Version on iOS X", "Time Out", "Log in With", "Key: A Part",
        "SHA-1 Hash", "Is It Up", "Password (optional)",
        "Number of days/weeks Later"}) {
    EXPECT_EQ(
        CheckField("TitleValidator", "type: string, title: '" + title + "'"),
        "")
        << title;
  }
}

TEST(TitleTest, BadOnesAreWarnings) {
  struct {
    std::string title, text;
  } const kBad[] = {
      {"Title.", "Title. - Title ends with period when it should not"},
      {"title", "title - Title should not start with a lower case letter"},
      {" Title", " Title - Title should not start with a whitespace character"},
      {"One Two Three Four Five Six Seven Eight",
       "One Two Three Four Five Six Seven Eight - Title is too long, 7 words "
       "or less: contains 8"},
      {"Type Of String",
       "Type Of String - Title contains a capitalized 'Of' when it should not; "
       "English articles and conjunctions should be lowercase"},
      {"Search string",
       "Search string - Title contains a lowercase 'string' when it should "
       "not"},
      {"", "Title must not be blank"},
  };
  for (const auto& [title, text] : kBad) {
    EXPECT_EQ(
        CheckField("TitleValidator", "type: string, title: '" + title + "'"),
        "plugin.spec.yaml:3:28: warning: connection.x: " + text +
            " [TitleValidator]\n");
  }
}

TEST(TitleTest, ATitleIsAString) {
  EXPECT_EQ(CheckField("TitleValidator", "type: string, title: 5"),
            "plugin.spec.yaml:3:28: warning: connection.x: 5 - Title must be a "
            "string [TitleValidator]\n");
  EXPECT_EQ(CheckField("TitleValidator", "type: string, title: "),
            "plugin.spec.yaml:3:21: warning: connection.x: Title must be a "
            "string [TitleValidator]\n");
}

TEST(TitleTest, OfAVeryLongOneLittleIsSaid) {
  std::string title = "Title";
  for (int i = 0; i < 99; ++i) title += " word";
  EXPECT_EQ(CheckField("TitleValidator", "type: string, title: " + title),
            "plugin.spec.yaml:3:28: warning: connection.x: Title is too long, "
            "7 words or less: contains 100 [TitleValidator]\n");
}

TEST(TitleTest, ThePluginsMayStartWithALowerCaseLetter) {
  EXPECT_EQ(Check("TitleValidator", "name: demo\ntitle: ifconfig.co\n"), "");
  EXPECT_EQ(Check("TitleValidator", "name: demo\ntitle: A Plugin For Us\n"),
            "plugin.spec.yaml:2:8: warning: title: A Plugin For Us - Title "
            "contains a capitalized 'For' when it should not; English articles "
            "and conjunctions should be lowercase [TitleValidator]\n");
}

TEST(TitleTest, StepsAndTypesAreLookedAt) {
  EXPECT_EQ(Check("TitleValidator",
                  "name: demo\n"
                  "tasks:\n"
                  "  t: {title: t}\n"
                  "types:\n"
                  "  u: {x: {type: string, title: x}}\n"),
            "plugin.spec.yaml:3:14: warning: tasks.t: t - Title should not "
            "start with a lower case letter [TitleValidator]\n"
            "plugin.spec.yaml:5:32: warning: types.u.x: x - Title should not "
            "start with a lower case letter [TitleValidator]\n");
}

TEST(DescriptionTest, BadOnesAreWarnings) {
  EXPECT_EQ(CheckField("DescriptionValidator", "description: 'An x'"),
            "plugin.spec.yaml:3:3: error: connection.x: the field has no "
            "type\n");
  struct {
    std::string description, text;
  } const kBad[] = {
      {"An x.", "Description ends with a period when it should not"},
      {"an x", "Description should not start with a lower case letter"},
      {" An x", "Description should not start with a whitespace character"},
      {"", "Description must be a text that is not blank"},
      {std::string(501, 'A'), "Description is longer than 500 characters"},
  };
  for (const auto& [description, text] : kBad) {
    EXPECT_EQ(CheckField("DescriptionValidator",
                         "type: string, description: '" + description + "'"),
              "plugin.spec.yaml:3:34: warning: connection.x: " + text +
                  " [DescriptionValidator]\n");
  }
}

TEST(DescriptionTest, OfStepsAndTheirFieldsAMissingOneIsAnError) {
  EXPECT_EQ(Check("DescriptionValidator",
                  "name: demo\n"
                  "connection:\n"
                  "  a: {type: string}\n"
                  "triggers:\n"
                  "  t:\n"
                  "    input:\n"
                  "      b: {type: string}\n"
                  "types:\n"
                  "  u:\n"
                  "    c: {type: string}\n"),
            "plugin.spec.yaml:3:3: warning: connection.a: connection key 'a' "
            "is missing description field. [DescriptionValidator]\n"
            "plugin.spec.yaml:5:3: error: triggers.t: triggers key 't' is "
            "missing description field. [DescriptionValidator]\n"
            "plugin.spec.yaml:7:7: error: triggers.t.input.b: input key 'b' is "
            "missing description field. [DescriptionValidator]\n"
            "plugin.spec.yaml:10:5: warning: types.u.c: u key 'c' is missing "
            "description field. [DescriptionValidator]\n");
}

TEST(DescriptionTest, PeriodsAndBlanksAreRepairedWhereTheyStand) {
  EXPECT_EQ(Repaired("DescriptionValidator",
                     "name: demo\n"
                     "connection:\n"
                     "  a: {type: string, description: An a.}  # Why.\n"
                     "  b: {type: string, description: \"  A b.\"}\n"
                     "  c: {type: string, description: 'It''s c.'}\n"
                     "  d: {type: string, description: More...}\n"
                     "  e: {type: string, description: Over two\n"
                     "      lines.}\n"
                     "  f: {type: string, description: 5.}\n"
                     "  g: {type: string, description: 'One, two, etc.'}\n"),
            "name: demo\n"
            "connection:\n"
            "  a: {type: string, description: An a}  # Why.\n"
            "  b: {type: string, description: \"A b\"}\n"
            "  c: {type: string, description: 'It''s c.'}\n"
            "  d: {type: string, description: More...}\n"
            "  e: {type: string, description: Over two\n"
            "      lines.}\n"
            "  f: {type: string, description: 5.}\n"
            "  g: {type: string, description: 'One, two, etc.'}\n");
}

TEST(AcronymTest, AreUpperCaseInTitlesAndDescriptions) {
  EXPECT_EQ(CheckField("AcronymValidator",
                       "type: string, title: API Key, "
                       "description: 'A url_encoded name of https://x'"),
            "");
  EXPECT_EQ(CheckField("AcronymValidator",
                       "type: string, title: Api Key, "
                       "description: 'The url, or ip'"),
            "plugin.spec.yaml:3:28: warning: connection.x: Acronyms found in "
            "plugin.spec.yaml that should be capitalized: Api "
            "[AcronymValidator]\n"
            "plugin.spec.yaml:3:50: warning: connection.x: Acronyms found in "
            "plugin.spec.yaml that should be capitalized: url "
            "[AcronymValidator]\n"
            "plugin.spec.yaml:3:50: warning: connection.x: Acronyms found in "
            "plugin.spec.yaml that should be capitalized: ip "
            "[AcronymValidator]\n");
}

TEST(AcronymTest, AreRepairedInDescriptionsAlone) {
  EXPECT_EQ(Repaired("AcronymValidator",
                     "name: demo\n"
                     "title: Api\n"
                     "description: The url, or (Ip)\n"),
            "name: demo\n"
            "title: Api\n"
            "description: The URL, or (IP)\n");
}

TEST(AcronymTest, AHelpOfOnesOwnIsReadButNotItsCode) {
  EXPECT_EQ(
      CheckFolder("AcronymValidator",
                  {{"plugin.spec.yaml", "name: demo\n"},
                   {"help.md", "# Help\n\nCaf\u00e9 api\n```\nurl\n```\n"}}),
      "help.md:3:6: warning: Acronyms found in help.md that should be "
      "capitalized: api [AcronymValidator]\n");
}

TEST(ProfanityTest, IsFoundInSpecAndHelp) {
  EXPECT_EQ(Check("ProfanityValidator", "name: demo\ntags: [scrap, a]\n"), "");
  EXPECT_EQ(CheckFolder("ProfanityValidator",
                        {{"plugin.spec.yaml", "name: demo\ntags: [Crap!]\n"},
                         {"help.md", "What\nthis damn\n"}}),
            "plugin.spec.yaml:2:8: warning: tags: plugin.spec.yaml contains "
            "banned word: Crap [ProfanityValidator]\n"
            "help.md:2:6: warning: help.md contains banned word: damn "
            "[ProfanityValidator]\n");
}

}  // namespace
}  // namespace insight::validator
