#include "sdk/server/yaml_json.h"

#include <stdexcept>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

std::string JsonOf(const std::string& yaml) {
  return DumpJson(YamlToJson(yaml));
}

TEST(YamlJsonTest, PlainScalarsFollowYaml11) {
  EXPECT_EQ(JsonOf("[yes, No, ON, true, y, ~, null, , '']"),
            R"([true, false, true, true, "y", null, null, null, ""])");
  EXPECT_EQ(JsonOf("[1, -2, +3, 1_000, 010, 0x1F, 0b11, 08, "
                   "123456789012345678901]"),
            R"([1, -2, 3, 1000, 8, 31, 3, "08", 123456789012345678901])");
  EXPECT_EQ(JsonOf("[1.5, .5, 1., 1e3, 1.0e+3, 1.2.3, .inf, -.inf, -, .]"),
            R"([1.5, 0.5, 1.0, "1e3", 1000.0, "1.2.3", Infinity, -Infinity, )"
            R"("-", "."])");
  EXPECT_EQ(JsonOf("['1', \"yes\", !!str 5]"), R"(["1", "yes", "5"])");
}

TEST(YamlJsonTest, MapsKeepTheirOrderAndTheLastOfEqualKeys) {
  EXPECT_EQ(JsonOf("b: 1\na: {x: [1]}\n5: c\n"),
            R"({"b": 1, "a": {"x": [1]}, "5": "c"})");
  EXPECT_EQ(YamlToJson("a: 1\na: 2\n")["a"], 2);
}

TEST(YamlJsonTest, AliasesAndMergesAreResolved) {
  EXPECT_EQ(JsonOf("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n"),
            R"({"a": {"p": 1, "q": 2}, "b": {"q": 3, "p": 1}})");
}

TEST(YamlJsonTest, WhatIsNoYamlIsRefused) {
  EXPECT_THROW(YamlToJson("a: [1"), std::runtime_error);
  EXPECT_THROW(YamlToJson("a: *nowhere"), std::runtime_error);
}

TEST(YamlJsonTest, DeepNestingIsRefused) {
  EXPECT_THROW(YamlToJson(std::string(150, '[') + std::string(150, ']')),
               std::runtime_error);
}

TEST(YamlJsonTest, WritesBlockStyle) {
  EXPECT_EQ(JsonToYaml(ParseJson(
                R"({"a":{"b":[1,{"c":"d","e":[]}],"200":{}},"f":"1.0",
                    "g":"#h","i":"it's: so","j":"x\ny","k":null,"l":true})")),
            "a:\n"
            "  b:\n"
            "  - 1\n"
            "  - c: d\n"
            "    e: []\n"
            "  '200': {}\n"
            "f: '1.0'\n"
            "g: '#h'\n"
            "i: 'it''s: so'\n"
            "j: \"x\\ny\"\n"
            "k: null\n"
            "l: true\n");
}

TEST(YamlJsonTest, WhatIsWrittenReadsBack) {
  const Json value = ParseJson(
      R"([[[1],[2,3]],{"a":[[]],"":"","yes":"no","~":"null"},"- x","a #b",
          " a ","é","0x1","1e3",-5,1.5,[{}]])");
  EXPECT_EQ(YamlToJson(JsonToYaml(value)), value) << JsonToYaml(value);
}

}  // namespace
}  // namespace insight
