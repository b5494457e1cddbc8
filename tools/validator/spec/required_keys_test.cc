#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

const std::string kWhole =
    "plugin_spec_version: v2\n"
    "name: demo\n"
    "title: Demo\n"
    "description: Shows things\n"
    "version: 1.0.0\n"
    "vendor: rapid7\n"
    "support: community\n"
    "status: []\n"
    "extension: plugin\n"
    "products: [insightconnect]\n"
    "tags: [one, two]\n"
    "hub_tags: {use_cases: [devops], keywords: [one], features: []}\n"
    "resources: {source_url: a, license_url: b}\n";

// Returns what is found where a line of the spec is another.
std::string CheckWith(const std::string& line, const std::string& other) {
  std::string spec = kWhole;
  const std::size_t begin = spec.find("\n" + line) + 1;
  spec.replace(begin, spec.find('\n', begin) + 1 - begin, other);
  return Check("RequiredKeysValidator", spec);
}

std::string Message(const std::string& place, const std::string& key,
                    const std::string& what) {
  return "plugin.spec.yaml:" + place + ": error: " + key +
         ": Plugin spec has missing or invalid value for key '" + key +
         "': " + what + " [RequiredKeysValidator]\n";
}

TEST(RequiredKeysTest, AWholeSpecIsFine) {
  EXPECT_EQ(Check("RequiredKeysValidator", kWhole), "");
}

TEST(RequiredKeysTest, EachMissingKeyIsNamed) {
  const std::string found = Check("RequiredKeysValidator", "name: demo\n");
  for (const std::string key :
       {"title", "description", "version", "vendor", "support", "status",
        "extension", "products", "tags", "hub_tags", "resources"}) {
    EXPECT_NE(found.find("1:1: error: " + key + ": "), std::string::npos)
        << key;
  }
}

TEST(RequiredKeysTest, AnEmptyValueIsMissing) {
  EXPECT_EQ(CheckWith("vendor", "vendor:\n"),
            Message("6:1", "vendor",
                    "who makes the plugin; part of its image's name"));
}

TEST(RequiredKeysTest, SomeKeysHaveCertainValues) {
  EXPECT_EQ(CheckWith("extension", "extension: workflow\n"),
            Message("9:12", "extension", "it is always \"plugin\""));
  EXPECT_EQ(CheckWith("products", "products: [insightidr]\n"),
            Message("10:11", "products",
                    "a list of products, insightconnect among them"));
  EXPECT_EQ(CheckWith("support", "support: nobody\n"),
            Message("7:10", "support",
                    "who supports the plugin: rapid7, community or partner"));
  EXPECT_EQ(CheckWith("status", "status: hidden\n"),
            Message("8:9", "status", "a list of statuses, which may be empty"));
}

TEST(RequiredKeysTest, HubTagsHaveThreeKeys) {
  EXPECT_EQ(CheckWith("hub_tags", "hub_tags: {use_cases: [], keywords: []}\n"),
            Message("12:11", "hub_tags",
                    "a map with use_cases, keywords and features"));
}

TEST(RequiredKeysTest, EmptyUrlsAreWorseThanNone) {
  EXPECT_EQ(CheckWith("resources", "resources: {}\n"), "");
  EXPECT_EQ(
      CheckWith("resources", "resources: {source_url: a, vendor_url: ''}\n"),
      Message("13:28", "resources",
              "vendor_url is empty; give its value or remove it"));
}

TEST(RequiredKeysTest, ValuesOfAnyKindAreTaken) {
  EXPECT_NE(CheckWith("hub_tags", "hub_tags: [a]\n"), "");
  EXPECT_NE(CheckWith("resources", "resources: text\n"), "");
  EXPECT_NE(CheckWith("products", "products: {insightconnect: 1}\n"), "");
  EXPECT_NE(CheckWith("support", "support: [a]\n"), "nothing crashes");
}

TEST(SpecVersionTest, IsNeeded) {
  EXPECT_EQ(Check("SpecVersionValidator", kWhole), "");
  EXPECT_EQ(Check("SpecVersionValidator", "name: demo\n"),
            "plugin.spec.yaml:1:1: error: plugin_spec_version: Plugin spec "
            "version is not v2. [SpecVersionValidator]\n");
}

TEST(SpecVersionTest, AnotherOneHasTheRulesName) {
  EXPECT_EQ(Check("SpecVersionValidator",
                  "plugin_spec_version: v1\n"
                  "name: demo\n"),
            "plugin.spec.yaml:1:22: error: plugin_spec_version: only v2 is "
            "supported [SpecVersionValidator]\n");
}

}  // namespace
}  // namespace insight::validator
