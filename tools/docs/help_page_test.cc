#include "tools/docs/help_page.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/spec_reader.h"

namespace insight::docs {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string Page(std::string_view yaml, Style style = Style::kCorrected) {
  return HelpPage(
      spec::ReadPluginSpec("name: a\n" + std::string(yaml), "a.yaml"), style);
}

// Of an action "go" whose input has these fields, between example and end.
std::string InputExample(std::string_view fields, Style style,
                         std::string_view types = "") {
  const std::string page =
      Page(std::string(types) + "\nactions: {go: {title: Go, input: {" +
               std::string(fields) + "}}}",
           style);
  constexpr std::string_view kStart = "Example input:\n\n```\n";
  const std::size_t start = page.find(kStart) + kStart.size();
  return page.substr(start, page.find("\n```", start) - start);
}

TEST(HelpPageTest, SaysWhatAnEmptySpecLacks) {
  EXPECT_EQ(Page("description: Does it"),
            "# Description\n\nDoes it\n\n"
            "# Key Features\n  \n"
            "*This plugin does not contain any key features.*\n\n"
            "# Requirements\n  \n"
            "*This plugin does not contain any requirements.*\n\n"
            "# Supported Product Versions\n  \n"
            "*This plugin does not contain any supported product versions.*"
            "\n\n# Documentation\n\n## Setup\n  \n"
            "*This plugin does not contain a connection.*\n\n"
            "## Technical Details\n\n"
            "### Actions\n  \n"
            "*This plugin does not contain any actions.*\n"
            "### Triggers\n  \n"
            "*This plugin does not contain any triggers.*\n"
            "### Tasks\n  \n"
            "*This plugin does not contain any tasks.*\n\n"
            "### Custom Types\n  \n"
            "*This plugin does not contain any custom output types.*\n\n"
            "## Troubleshooting\n  \n"
            "*This plugin does not contain a troubleshooting.*\n\n"
            "# Version History\n  \n"
            "*This plugin does not contain a version history.*\n\n"
            "# Links\n  \n*This plugin does not contain any links.*\n\n"
            "## References\n  \n"
            "*This plugin does not contain any references.*");
}

TEST(HelpPageTest, ListsHaveALineForEachItem) {
  EXPECT_THAT(Page("supported_versions: [2026-03-16, '1.10', 1.10]\n"
                   "references: ['[a](b)', c]"),
              AllOf(HasSubstr("# Supported Product Versions\n\n* 2026-03-16\n"
                              "* 1.10\n* 1.1\n\n# Documentation"),
                    EndsWith("## References\n\n* [a](b)\n* c")));
}

TEST(HelpPageTest, ATextForAListIsAParagraphAndLostInPython) {
  constexpr std::string_view kSpec = "links: |\n  One.\n  Two.\n";
  EXPECT_THAT(Page(kSpec), HasSubstr("# Links\n\nOne.\nTwo.\n\n## References"));
  EXPECT_THAT(Page(kSpec, Style::kPython),
              HasSubstr("# Links\n\n\n## References"));
}

TEST(HelpPageTest, ConnectionHasATableAndAnExample) {
  EXPECT_THAT(
      Page("connection: {b: {type: string, required: true}, a: {type: int, "
           "default: 5, placeholder: P, tooltip: T, description: D}}"),
      HasSubstr(
          "## Setup\n\nThe connection configuration accepts the following "
          "parameters:  \n\n"
          "|Name|Type|Default|Required|Description|Enum|Example|"
          "Placeholder|Tooltip|\n"
          "| :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- | "
          ":--- |\n"
          "|a|int|5|None|D|None|None|P|T|\n"
          "|b|string|None|True|None|None|None|None|None|\n\n"
          "Example input:\n\n```\n{\n  \"a\": 5,\n  \"b\": \"\"\n}\n```"
          "\n\n## Technical Details"));
}

TEST(HelpPageTest, StepsAreSortedAndHaveTablesOrSayThatThereAreNone) {
  EXPECT_THAT(
      Page("triggers: {b: {title: B, description: Bees}, a: {title: A, "
           "description: Ants, output: {x: {type: date, required: false, "
           "example: 2021-01-01T00:00:00Z}}}}"),
      HasSubstr("### Triggers\n\n\n#### A\n\nThis trigger is used to ants\n\n"
                "##### Input\n  \n"
                "*This trigger does not contain any inputs.*\n\n"
                "##### Output\n\n|Name|Type|Required|Description|Example|\n"
                "| :--- | :--- | :--- | :--- | :--- |\n"
                "|x|date|False|None|2021-01-01 00:00:00+00:00|\n  \n"
                "Example output:\n\n```\n{\n  \"x\": "
                "\"2021-01-01 00:00:00+00:00\"\n}\n```\n\n"
                "#### B\n\nThis trigger is used to bees\n\n"
                "##### Input\n  \n"
                "*This trigger does not contain any inputs.*\n\n"
                "##### Output\n  \n"
                "*This trigger does not contain any outputs.*\n### Tasks"));
}

TEST(HelpPageTest, ADescriptionWithThePhraseIsNotPrefixed) {
  EXPECT_THAT(Page("actions: {go: {title: Go, description: Well. this ACTION "
                   "is used to go, help: More}}"),
              HasSubstr("#### Go\n  \nWell. this ACTION is used to go  \nMore"
                        "\n\n##### Input"));
}

TEST(HelpPageTest, StepDescriptionsAndHelpAreWrappedAt120Columns) {
  const std::string words(99, 'x');
  const std::string page =
      Page("description: " + words + " " + words +
           "\nactions: {go: {title: Go, description: " + words +
           " y z, help: " + words + " " + words + "}}");
  EXPECT_THAT(page, StartsWith("# Description\n\n" + words + " " + words));
  EXPECT_THAT(page, HasSubstr("\nThis action is used to \n" + words +
                              " y z  "
                              "\n" +
                              words + " \n" + words + "\n\n#"));
}

TEST(HelpPageTest, TypesAreNamedByTitleInTheSpecsOrder) {
  EXPECT_THAT(
      Page("types: {zoo: {b: {type: string, title: A Title}, a: {type: "
           "'[]ant', required: false, default: []}}, ant: {x: {type: int}}}"),
      HasSubstr("### Custom Types\n  \n**zoo**\n\n"
                "|Name|Type|Default|Required|Description|Example|\n"
                "| :--- | :--- | :--- | :--- | :--- | :--- |\n"
                "|a|[]ant|[]|False|None|None|\n"
                "|A Title|string|None|None|None|None|\n  \n**ant**\n\n"
                "|Name|Type|Default|Required|Description|Example|\n"
                "| :--- | :--- | :--- | :--- | :--- | :--- |\n"
                "|x|int|None|None|None|None|\n\n\n## Troubleshooting"));
}

TEST(HelpPageTest, CellsHoldNoNewlinesAndNoBarsButInPython) {
  constexpr std::string_view kSpec =
      "actions: {go: {title: Go, input: {a: {type: string, description: "
      "\"x|\\ny\"}}, output: {b: {type: string, description: \"p|\\nq\"}}}}";
  EXPECT_THAT(Page(kSpec), AllOf(HasSubstr("|None|x\\|\\ny|None|"),
                                 HasSubstr("|None|p\\|\\nq|None|")));
  EXPECT_THAT(
      Page(kSpec, Style::kPython),
      AllOf(HasSubstr("|None|x|\\ny|None|"), HasSubstr("|None|p|\nq|None|")));
}

TEST(HelpPageExampleTest, TakesTheFirstOfDefaultExampleAndEnum) {
  constexpr std::string_view kFields =
      "d: {type: int, default: 0, example: 1, enum: [2]}, "
      "e: {type: int, default: null, example: 1, enum: [2]}, "
      "f: {type: int, enum: [3, 2]}, g: {type: int, enum: []}";
  EXPECT_EQ(InputExample(kFields, Style::kCorrected),
            "{\n  \"d\": 0,\n  \"e\": 1,\n  \"f\": 3,\n  \"g\": 0\n}");
  EXPECT_EQ(InputExample(kFields, Style::kPython),
            "{\n  \"d\": 0,\n  \"e\": 1,\n  \"f\": [\n    3,\n    2\n  ],\n"
            "  \"g\": []\n}");
}

TEST(HelpPageExampleTest, ReadsTextThatIsJsonAtTheFirstLevelOnly) {
  EXPECT_EQ(
      InputExample("a: {type: string, example: '{\"z\": 1, \"b\": [2]}'}, "
                   "c: {type: t}, d: {type: string, example: '\u00e9'}",
                   Style::kCorrected,
                   "types: {t: {x: {type: string, example: '5'}}}"),
      "{\n  \"a\": {\n    \"b\": [\n      2\n    ],\n    \"z\": 1\n  },\n"
      "  \"c\": {\n    \"x\": \"5\"\n  },\n  \"d\": \"\\u00e9\"\n}");
}

TEST(HelpPageExampleTest, HasAValueForEachType) {
  constexpr std::string_view kFields =
      "a: {type: boolean}, b: {type: number}, c: {type: float}, d: {type: "
      "file}, e: {type: credential_token}, f: {type: '[][]date'}, g: {type: "
      "object}, h: {type: array}, i: {type: credential_secret_key}";
  EXPECT_EQ(InputExample(kFields, Style::kCorrected),
            "{\n  \"a\": true,\n  \"b\": 0,\n  \"c\": 0.0,\n  \"d\": {\n"
            "    \"content\": \"bytes\",\n    \"filename\": \"string\"\n  },\n"
            "  \"e\": {\n    \"domain\": \"\",\n    \"token\": \"\"\n  },\n"
            "  \"f\": [\n    [\n      \"\"\n    ]\n  ],\n  \"g\": {},\n"
            "  \"h\": {},\n  \"i\": {\n    \"secretKey\": \"\"\n  }\n}");
}

TEST(HelpPageExampleTest, BooleansAndKeysAreRightButInPython) {
  constexpr std::string_view kFields = "a: {type: t}";
  constexpr std::string_view kTypes =
      "types: {t: {b: {type: bool}, k: {type: credential_asymmetric_key}}}";
  EXPECT_EQ(InputExample(kFields, Style::kCorrected, kTypes),
            "{\n  \"a\": {\n    \"b\": true,\n    \"k\": {\n"
            "      \"privateKey\": \"\"\n    }\n  }\n}");
  EXPECT_EQ(InputExample(kFields, Style::kPython, kTypes),
            "{\n  \"a\": {\n    \"b\": \"true\",\n    \"k\": {\n"
            "      \"key\": \"\"\n    }\n  }\n}");
}

TEST(HelpPageExampleTest, OnlyOpenTypesAreCutButInPython) {
  constexpr std::string_view kFields = "a: {type: t}";
  constexpr std::string_view kTypes =
      "types: {t: {x: {type: string, title: An X}, y: {type: string}, "
      "again: {type: t}, list: {type: '[]t'}}}";
  EXPECT_EQ(InputExample(kFields, Style::kCorrected, kTypes),
            "{\n  \"a\": {\n    \"again\": {},\n    \"list\": [\n      {}\n"
            "    ],\n    \"x\": \"\",\n    \"y\": \"\"\n  }\n}");
  EXPECT_EQ(InputExample(kFields, Style::kPython, kTypes),
            "{\n  \"a\": {\n    \"An X\": \"\",\n    \"again\": {},\n"
            "    \"list\": [\n      {}\n    ],\n    \"y\": {}\n  }\n}");
}

// Each of them has the next one ten times: a page of it all would not end.
TEST(HelpPageExampleTest, IsBoundedWhereTypesMultiply) {
  std::string types = "types:\n";
  for (int type = 0; type < 100; ++type) {
    types += "  t" + std::to_string(type) + ":\n";
    for (int field = 0; field < 10; ++field) {
      types += "    f" + std::to_string(field) + ": {type: " +
               (type < 99 ? "t" + std::to_string(type + 1) : "string") + "}\n";
    }
  }
  EXPECT_LT(InputExample("a: {type: t0}", Style::kCorrected, types).size(),
            std::size_t{2'000'000});
}

TEST(HelpPageExampleTest, AbsurdlyDeepListsAreCut) {
  std::string brackets;
  for (int i = 0; i < 10'000; ++i) brackets += "[]";
  EXPECT_THAT(
      InputExample("a: {type: '" + brackets + "string'}", Style::kCorrected),
      Not(HasSubstr(std::string(100, ' '))));
}

}  // namespace
}  // namespace insight::docs
