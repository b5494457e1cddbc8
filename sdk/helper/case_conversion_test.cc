#include "sdk/helper/case_conversion.h"

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

struct Example {
  std::string_view name;
  std::string_view converted;
};

constexpr Example kSnakeCase[] = {
    {"letMeBeConverted", "let_me_be_converted"},
    {"HTTPServer", "httpserver"},
    {"userID", "user_id"},
    {"myURLPath", "my_urlpath"},
    {"test1A", "test1_a"},
    {"already_snake", "already_snake"},
    {"aBcD", "a_bc_d"},
    {"with space", "with space"},
    {"", ""},
};

constexpr Example kCamelCase[] = {
    {"let_me", "letMe"},
    {"PascalCase", "pascalCase"},
    {"Pascal2Case", "pascal2Case"},
    {"myURL", "myUrl"},
    {"iOS", "iOs"},
    {"userIDs", "userids"},
    {"UserID", "userid"},
    {"HTTPServer", "httpserver"},
    {"URL", "url"},
    {"ID_Number", "idNumber"},
    {"_leading", "Leading"},
    {"a__b", "aB"},
    {"a2b_c3d", "a2bC3D"},
    {"camelCase_snake", "camelcaseSnake"},
    {"camelCase2", "camelCase2"},
    {"my key", "my key"},
    {"let-me_now", "let-me_now"},
    {"abc.def_ghi", "abc.def_ghi"},
    {"Let Me", "let Me"},
    {"", ""},
};

TEST(ConvertToSnakeCaseTest, GivesWhatThePythonRuntimeGives) {
  for (const auto& [name, converted] : kSnakeCase) {
    EXPECT_EQ(ConvertToSnakeCase(name), converted) << name;
  }
}

TEST(ConvertToCamelCaseTest, GivesWhatThePythonRuntimeGives) {
  for (const auto& [name, converted] : kCamelCase) {
    EXPECT_EQ(ConvertToCamelCase(name), converted) << name;
  }
}

TEST(ConvertDictToSnakeCaseTest, KeysAreConvertedAtEveryDepth) {
  EXPECT_EQ(DumpJson(ConvertDictToSnakeCase(ParseJson(
                R"([{"aB": {"cD": "eF"}}, [{"gH": ["iJ", 1, null]}], "kL"])"))),
            R"([{"a_b": {"c_d": "eF"}}, [{"g_h": ["iJ", 1, null]}], "kL"])");
}

TEST(ConvertDictToSnakeCaseTest, OtherValuesAreErrors) {
  EXPECT_THAT([] { (void)ConvertDictToSnakeCase(Json("aB")); },
              ThrowsMessage<HelperException>(
                  "ConvertDictToSnakeCase takes an object or an array, not a "
                  "value of type string."));
}

TEST(ConvertDictToCamelCaseTest, KeysAreConvertedAtEveryDepth) {
  EXPECT_EQ(DumpJson(ConvertDictToCamelCase(ParseJson(
                R"({"a_b": [{"c_d": "e_f"}, "g_h"], "i_j": {"k_l": 1}})"))),
            R"({"aB": [{"cD": "e_f"}, "g_h"], "iJ": {"kL": 1}})");
}

TEST(ConvertDictToCamelCaseTest, OtherValuesStayAsTheyAre) {
  EXPECT_EQ(ConvertDictToCamelCase(Json("a_b")), "a_b");
  EXPECT_EQ(ConvertDictToCamelCase(Json()), nullptr);
}

TEST(ConvertDictToCamelCaseTest, OfKeysThatBecomeOneTheLastCounts) {
  EXPECT_EQ(DumpJson(ConvertDictToCamelCase(
                ParseJson(R"({"a_b": 1, "c": 2, "aB": 3})"))),
            R"({"aB": 3, "c": 2})");
}

}  // namespace
}  // namespace insight
