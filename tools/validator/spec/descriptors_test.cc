#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

std::string CheckLine(std::string_view rule, const std::string& line) {
  return Check(rule, "name: demo\n" + line + "\n");
}

TEST(UseCaseTest, ComesFromTheVocabulary) {
  EXPECT_EQ(CheckLine("UseCaseValidator",
                      "hub_tags: {use_cases: [devops, data_utility], "
                      "keywords: [git]}"),
            "");
  EXPECT_EQ(CheckLine("UseCaseValidator",
                      "hub_tags: {use_cases: [devops, fun], "
                      "keywords: [git, devops]}"),
            "plugin.spec.yaml:2:32: error: hub_tags.use_cases: Invalid use "
            "cases: fun [UseCaseValidator]\n"
            "plugin.spec.yaml:2:54: error: hub_tags.keywords: The keywords "
            "array contains reserved use_cases: devops [UseCaseValidator]\n");
}

TEST(UseCaseTest, ThereIsAtLeastOne) {
  for (const std::string value : {"[]", "{}", "", "data_utility"}) {
    EXPECT_NE(CheckLine("UseCaseValidator",
                        "hub_tags:\n  use_cases: " + value + "\n"),
              "")
        << value;
  }
}

TEST(KeywordsTest, ThereIsAtLeastOne) {
  EXPECT_EQ(
      CheckLine("UnapprovedKeywordsValidator", "hub_tags: {keywords: [git]}"),
      "");
  EXPECT_EQ(
      CheckLine("UnapprovedKeywordsValidator", "hub_tags: {keywords: []}"),
      "plugin.spec.yaml:2:22: error: hub_tags.keywords: Missing required field "
      "'keywords' in key 'hub_tags'. [UnapprovedKeywordsValidator]\n");
}

TEST(TagsTest, ThereAreTwoStrings) {
  EXPECT_EQ(CheckLine("TagValidator", "tags: [one, two]"), "");
  EXPECT_EQ(CheckLine("TagValidator", "tags: [one]"),
            "plugin.spec.yaml:2:7: error: tags: Not enough tags. Each plugin "
            "should have at least 2 tags. [TagValidator]\n");
  EXPECT_EQ(CheckLine("TagValidator", "tags: [one, 2]"),
            "plugin.spec.yaml:2:13: error: tags: a tag must be a string, not "
            "an integer [TagValidator]\n");
  EXPECT_EQ(CheckLine("TagValidator", "tags: one"),
            "plugin.spec.yaml:2:7: error: tags: Tags must be a list of "
            "strings. [TagValidator]\n");
}

TEST(VendorTest, IsALowerCaseName) {
  EXPECT_EQ(CheckLine("VendorValidator", "vendor: rapid7"), "");
  struct {
    std::string value, text;
  } const kBad[] = {
      {"Rapid7", "Vendor starts with a capital letter when it should not."},
      {"rapid 7", "Vendor should be separated by underscores, not spaces."},
      {"rapid7.", "Vendor ends with period when it should not."},
      {"komand",
       "Vendor 'komand' not allowed. It's likely you meant 'rapid7'."},
      {"7", "Plugin vendor does not contain a string."},
      {"'rapid7'",
       "Vendor is surrounded by or contains quotes when it should not."},
  };
  for (const auto& [value, text] : kBad) {
    EXPECT_EQ(CheckLine("VendorValidator", "vendor: " + value),
              "plugin.spec.yaml:2:9: error: vendor: " + text +
                  " [VendorValidator]\n");
  }
}

TEST(VendorTest, IsRepairedByTakingTheQuotesAway) {
  EXPECT_EQ(Repaired("VendorValidator", "name: demo\nvendor: 'rapid7' # We\n"),
            "name: demo\nvendor: rapid7 # We\n");
  EXPECT_EQ(Repaired("VendorValidator", "name: demo\nvendor: 'a # b'\n"),
            "name: demo\nvendor: 'a # b'\n");
}

TEST(SupportTest, IsALowerCaseNameAndSaidOnce) {
  EXPECT_EQ(CheckLine("SupportValidator", "support: community"), "");
  EXPECT_EQ(CheckLine("SupportValidator", "support: Rapid7"),
            "plugin.spec.yaml:2:10: error: support: Support starts with a "
            "capital letter when it should not. [SupportValidator]\n");
  EXPECT_EQ(
      CheckLine("RequiredKeysValidator", "support: Rapid7").find("'support'"),
      std::string::npos);
}

TEST(EncodingTest, ValuesAreAscii) {
  EXPECT_EQ(CheckLine("EncodingValidator", "title: Demo  # Bébé"), "");
  EXPECT_EQ(CheckLine("EncodingValidator", "tags: [a, \"caf\\u00e9\"]"),
            "plugin.spec.yaml:2:11: error: tags.1: A forbidden character was "
            "found: \"\u00e9\" (U+00E9) [EncodingValidator]\n");
}

}  // namespace
}  // namespace insight::validator
