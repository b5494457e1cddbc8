#include "sdk/helper/clean.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

// Compares texts, so that the order counts.
std::string Apply(Json (*function)(const Json&), std::string_view json) {
  const Json value = ParseJson(json);
  const Json copy = value;
  std::string result = DumpJson(function(value));
  EXPECT_EQ(value, copy) << "The argument was changed.";
  return result;
}

TEST(CleanDictTest, G53NullsAndEmptyStringsAreLeftOut) {
  EXPECT_EQ(Apply(CleanDict,
                  R"({"a": "stuff", "b": 1, "c": null, "d": "more", "e": ""})"),
            R"({"a": "stuff", "b": 1, "d": "more"})");
}

TEST(CleanDictTest, OtherEmptyValuesAndNestedContentAreKept) {
  const std::string json =
      R"({"a": 0, "b": false, "c": [], "d": {}, "e": {"x": null}, "f": [""]})";
  EXPECT_EQ(Apply(CleanDict, json), json);
}

TEST(CleanListTest, G54NullsAndEmptyStringsAreLeftOut) {
  EXPECT_EQ(Apply(CleanList, R"(["stuff", 1, null, "more", "", null, ""])"),
            R"(["stuff", 1, "more"])");
}

TEST(CleanListTest, OtherEmptyValuesAndNestedContentAreKept) {
  const std::string json = R"([0, false, [], {}, [null], {"x": ""}])";
  EXPECT_EQ(Apply(CleanList, json), json);
}

TEST(CleanTest, G55AnObjectLosesItsNulls) {
  EXPECT_EQ(
      Apply(Clean, R"({"id": 1, "first_name": "Sallee", "last_name": null,)"
                   R"( "email": "sfidler0@taobao.com", "gender": null})"),
      R"({"id": 1, "first_name": "Sallee", "email": "sfidler0@taobao.com"})");
}

TEST(CleanTest, G56AnArrayLosesItsNulls) {
  EXPECT_EQ(Apply(Clean, R"(["dog", null, "bird", "fish", null])"),
            R"(["dog", "bird", "fish"])");
}

TEST(CleanTest, G55CleaningIsRecursive) {
  EXPECT_EQ(Apply(Clean, R"({"a": {"b": [{"c": ""}, null], "d": 0}})"),
            R"({"a": {"b": [{}], "d": 0}})");
}

TEST(CleanTest, WhatBecomesEmptyIsKept) {
  EXPECT_EQ(Apply(Clean, R"([null, [""]])"), "[[]]");
}

TEST(ReturnNonEmptyTest, EverythingEmptyIsLeftOut) {
  EXPECT_EQ(Apply(ReturnNonEmpty,
                  R"({"a": 0, "b": false,)"
                  R"( "c": [0, false, 1, "", null, {}, [], [""], {"x": ""}],)"
                  R"( "d": {}, "e": {"f": {"g": null}}, "h": " ", "i": 0.0,)"
                  R"( "j": [0]})"),
            R"({"a": 0, "b": false, "c": [1, [""]], "h": " ", "i": 0.0})");
}

TEST(ReturnNonEmptyTest, BigIntegersAreKept) {
  const std::string json = R"({"a": 123456789012345678901234567890, "b": )"
                           R"([123456789012345678901234567890]})";
  EXPECT_EQ(Apply(ReturnNonEmpty, json), json);
}

TEST(CleanTest, ArgumentsOfAnotherTypeAreErrors) {
  EXPECT_THAT([] { (void)CleanDict(Json::array()); },
              ThrowsMessage<HelperException>(
                  "CleanDict takes an object, not a value of type array."));
  EXPECT_THAT([] { (void)CleanList(Json(1)); },
              ThrowsMessage<HelperException>(
                  "CleanList takes an array, not a value of type number."));
  EXPECT_THAT([] { (void)Clean(Json("x")); },
              ThrowsMessage<HelperException>(
                  "Clean takes an object or an array, not a value of type "
                  "string."));
  EXPECT_THAT([] { (void)Clean(Json()); },
              ThrowsMessage<HelperException>(
                  "Clean takes an object or an array, not a value of type "
                  "null."));
  EXPECT_THAT([] { (void)ReturnNonEmpty(Json::array()); },
              ThrowsMessage<HelperException>(
                  "ReturnNonEmpty takes an object, not a value of type "
                  "array."));
}

}  // namespace
}  // namespace insight
