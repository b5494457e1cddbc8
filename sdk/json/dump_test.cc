#include "sdk/json/dump.h"

#include <limits>
#include <stdexcept>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

Json Sample() {
  return {{"b", {1, 2.5, nullptr}},
          {"a", {{"z", true}, {"y", Json::object()}}},
          {"c", Json::array()}};
}

TEST(DumpJsonTest, KeepsTheOrderOfMembers) {
  EXPECT_EQ(DumpJson(Sample()),
            R"({"b": [1, 2.5, null], "a": {"z": true, "y": {}}, "c": []})");
}

TEST(DumpCompactSortedJsonTest, SortsMembersAtEveryLevel) {
  EXPECT_EQ(DumpCompactSortedJson(Sample()),
            R"({"a":{"y":{},"z":true},"b":[1,2.5,null],"c":[]})");
}

TEST(DumpCompactSortedJsonTest, SortsByCodePoints) {
  const Json value = {
      {"\U0001f600", 1}, {"\uff5e", 2}, {"a", 3}, {"B", 4}, {"", 5}};
  EXPECT_EQ(DumpCompactSortedJson(value),
            R"({"":5,"B":4,"a":3,"\uff5e":2,"\ud83d\ude00":1})");
}

TEST(DumpIndentedJsonTest, PutsEachPartOnALineOfItsOwn) {
  EXPECT_EQ(DumpIndentedJson(Sample()),
            "{\n"
            "  \"b\": [\n"
            "    1,\n"
            "    2.5,\n"
            "    null\n"
            "  ],\n"
            "  \"a\": {\n"
            "    \"z\": true,\n"
            "    \"y\": {}\n"
            "  },\n"
            "  \"c\": []\n"
            "}");
}

TEST(DumpJsonTest, EscapesWhatIsNotPrintableAscii) {
  EXPECT_EQ(DumpJson(Json("\" \\ / \b \f \n \r \t \x01 \x7f ~")),
            R"("\" \\ / \b \f \n \r \t \u0001 \u007f ~")");
  EXPECT_EQ(DumpJson(Json("\u00e9\u20ac\U0001f600")),
            R"("\u00e9\u20ac\ud83d\ude00")");
  EXPECT_EQ(DumpJson(Json(std::string("a\0b", 3))), R"("a\u0000b")");
}

TEST(DumpJsonTest, EscapesKeysToo) {
  EXPECT_EQ(DumpJson({{"\u00e9\"", 1}}), R"({"\u00e9\"": 1})");
}

TEST(DumpJsonTest, WritesLoneSurrogatesAndStrayBytes) {
  EXPECT_EQ(DumpJson(Json("\xed\xa0\xbd")), R"("\ud83d")");
  EXPECT_EQ(DumpJson(Json("a\xff")), R"("a\udcff")");
}

struct {
  double value;
  const char* text;
} constexpr kDoubles[] = {
    {0.0, "0.0"},
    {-0.0, "-0.0"},
    {1.0, "1.0"},
    {-2.5, "-2.5"},
    {0.1, "0.1"},
    {123.456, "123.456"},
    {0.0001, "0.0001"},
    {0.00001, "1e-05"},
    {0.000012345, "1.2345e-05"},
    {1e15, "1000000000000000.0"},
    {1e16, "1e+16"},
    {1234567890123456.0, "1234567890123456.0"},
    {12345678901234568.0, "1.2345678901234568e+16"},
    {1e22, "1e+22"},
    {1e100, "1e+100"},
    {5e-324, "5e-324"},
    {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
    {std::numeric_limits<double>::infinity(), "Infinity"},
    {-std::numeric_limits<double>::infinity(), "-Infinity"},
    {std::numeric_limits<double>::quiet_NaN(), "NaN"},
};

TEST(DumpJsonTest, WritesDoublesAsPythonDoes) {
  for (const auto& [value, text] : kDoubles) {
    EXPECT_EQ(DumpJson(Json(value)), text);
  }
}

TEST(DumpJsonTest, WritesIntegersOfAnySize) {
  EXPECT_EQ(DumpJson({-1, 18446744073709551615u,
                      MakeInteger("-123456789012345678901234567890")}),
            "[-1, 18446744073709551615, -123456789012345678901234567890]");
}

TEST(DumpJsonTest, ALongStringIsWrittenWhole) {
  const std::string content(1 << 20, 'Q');
  EXPECT_EQ(DumpJson(Json(content)), "\"" + content + "\"");
}

TEST(DumpJsonTest, RefusesBinaryContent) {
  EXPECT_THROW((void)DumpJson({{"a", Json::binary({1, 2})}}),
               std::invalid_argument);
}

TEST(AppendJsonTest, EveryWriterKeepsWhatIsThere) {
  std::string out = "x";
  AppendJson({{"a", 1}}, out);
  AppendCompactSortedJson({{"a", 1}}, out);
  AppendIndentedJson({{"a", 1}}, out);
  EXPECT_EQ(out, "x{\"a\": 1}{\"a\":1}{\n  \"a\": 1\n}");
}

}  // namespace
}  // namespace insight
