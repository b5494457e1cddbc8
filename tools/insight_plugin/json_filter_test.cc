#include "tools/insight_plugin/json_filter.h"

#include <stdexcept>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::tool {
namespace {

std::string Filtered(const std::string& filter) {
  static const Json* const value = new Json(ParseJson(
      R"({"body": {"output": {"items": [1, {"a key": 2}], "a]\"b": 3}},)"
      R"( "log": null})"));
  return DumpJson(JsonFilter(filter).Apply(*value));
}

TEST(JsonFilterTest, FindsMembersAndElements) {
  EXPECT_EQ(Filtered(".body.output.items[0]"), "1");
  EXPECT_EQ(Filtered(".body.output.items.[-1]"), R"({"a key": 2})");
  EXPECT_EQ(Filtered(R"(.body.output.items[1]["a key"])"), "2");
  EXPECT_EQ(Filtered(R"(.body.output["a]\"b"])"), "3");
  EXPECT_EQ(Filtered(".log"), "null");
  EXPECT_EQ(JsonFilter(".").Apply(Json(7)), Json(7));
  EXPECT_EQ(JsonFilter(".[1]").Apply(Json::array({7, 8})), Json(8));
}

TEST(JsonFilterTest, WhatIsNotThereIsNull) {
  EXPECT_EQ(Filtered(".nothing.at.all"), "null");
  EXPECT_EQ(Filtered(".body.output.items[2]"), "null");
  EXPECT_EQ(Filtered(".body.output.items[-3]"), "null");
  EXPECT_EQ(Filtered(".log.line"), "null");
}

TEST(JsonFilterTest, AnOtherKindOfValueIsAnError) {
  EXPECT_THROW(Filtered(".body[0]"), std::runtime_error);
  EXPECT_THROW(Filtered(".body.output.items.name"), std::runtime_error);
}

TEST(JsonFilterTest, WhatIsNoPathIsRefused) {
  for (const char* text :
       {"", "body", "..", ".a.", ".a..b", ".a b", ".[", ".[]", ".[1", ".[x]",
        ".[\"a\"", ".[\"a]", ".[\"\\x\"]", ".a[0]b", ".a[0].", ".[0x]",
        ".[99999999999999999999]", ".a | .b"}) {
    EXPECT_THROW(JsonFilter{text}, std::invalid_argument) << text;
  }
}

}  // namespace
}  // namespace insight::tool
