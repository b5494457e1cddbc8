#include "sdk/server/custom_config.h"

#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

// The custom_config for organization "o", integration "i" and task "t"; null if
// there is none.
Json ConfigFor(std::string_view store, std::string_view body = "{}") {
  Json json = ParseJson(body);
  AddCustomConfig(ParseJson(store),
                  {.organization = "o", .integration = "i", .task = "t"},
                  {"t", "other"}, json);
  return json.value("custom_config", Json());
}

TEST(CustomConfigTest, WithoutEntriesTheMessageStaysAsItIs) {
  EXPECT_EQ(ConfigFor("{}"), Json());
  EXPECT_EQ(ConfigFor(R"({"p":{"a":1}})"), Json());
  EXPECT_EQ(ConfigFor(R"({"*":{}})", R"({"custom_config":{"a":1}})"),
            ParseJson(R"({"a":1})"));
}

TEST(CustomConfigTest, MoreSpecialEntriesWin) {
  EXPECT_EQ(ConfigFor(R"({"*":{"a":1,"b":1,"c":1,"d":1,"e":1,
                              "t":{"b":2,"c":2,"d":2,"e":2}},
                          "o":{"c":3,"d":3,"e":3,
                               "t":{"d":4,"e":4},"i":{"e":5}}})"),
            ParseJson(R"({"a":1,"b":2,"c":3,"d":4,"e":5,"i":{"e":5}})"));
}

TEST(CustomConfigTest, AnOptionIsReplacedAsAWhole) {
  EXPECT_EQ(ConfigFor(R"({"*":{"a":{"x":1}},"o":{"a":{"y":2}}})"),
            ParseJson(R"({"a":{"y":2}})"));
}

TEST(CustomConfigTest, EntriesOfTasksAndIntegrationsAreNoOptions) {
  EXPECT_EQ(ConfigFor(R"({"o":{"a":1,"t":{},"other":{"b":2},
                   "7d444840-9dc0-11d1-b245-5ffdce74fad2":{"c":3}}})"),
            ParseJson(R"({"a":1})"));
}

TEST(CustomConfigTest, LookbackIsForTasksWithoutState) {
  constexpr std::string_view kStore = R"({"*":{"a":1,"lookback":"7d"}})";
  EXPECT_EQ(ConfigFor(kStore, R"({"state":{"x":1}})"), ParseJson(R"({"a":1})"));
  EXPECT_EQ(ConfigFor(kStore, R"({"state":{}})"),
            ParseJson(R"({"a":1,"lookback":"7d"})"));
  EXPECT_EQ(ConfigFor(R"({"*":{"lookback":null}})", R"({"state":{"x":1}})"),
            ParseJson(R"({"lookback":null})"));
}

TEST(CustomConfigTest, WhatIsNoObjectIsLeftAlone) {
  EXPECT_EQ(ConfigFor(R"([1])"), Json());
  EXPECT_EQ(ConfigFor(R"({"*":5,"o":{"a":1,"t":7}})"), ParseJson(R"({"a":1})"));
  Json body = ParseJson("[1]");
  AddCustomConfig(ParseJson(R"({"*":{"a":1}})"), {}, {}, body);
  EXPECT_EQ(body, ParseJson("[1]"));
}

}  // namespace
}  // namespace insight
