#include "tools/export/yaml_text.h"

#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"
#include "tools/spec/yaml_parser.h"

namespace insight::exporting {
namespace {

TEST(YamlTextTest, WritesBlocksInTheirOrder) {
  EXPECT_EQ(YamlText(ParseJson(R"({"b": {"c": [1, "x"]}, "a": true})")),
            "b:\n  c:\n    - 1\n    - x\na: true\n");
}

TEST(YamlTextTest, QuotesWhatCouldBeReadAsSomethingElse) {
  EXPECT_EQ(YamlText(ParseJson(R"(["yes", "1.0", "10001:10001", "", "a b",
                                   "-x", "null", "/tmp", "1e3", "#"])")),
            "- \"yes\"\n- \"1.0\"\n- \"10001:10001\"\n- \"\"\n- \"a b\"\n"
            "- \"-x\"\n- \"null\"\n- /tmp\n- \"1e3\"\n- \"#\"\n");
}

TEST(YamlTextTest, WhatIsReadBackIsTheSame) {
  const Json value = ParseJson(
      R"({"yes": "no", "text": "two\nlines: \"quoted\" \\ \u00e9 \u0001",
          "numbers": [0, -1, 1.5, null, false], "deep": [[{"a": [{}]}]]})");
  spec::Problems problems;
  EXPECT_EQ(spec::ToJson(spec::ParseYaml(YamlText(value), "", problems)),
            value);
}

}  // namespace
}  // namespace insight::exporting
