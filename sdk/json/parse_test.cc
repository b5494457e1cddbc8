#include "sdk/json/parse.h"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

std::string Text(std::string_view json) {
  return ParseJson(json).get<std::string>();
}

TEST(ParseJsonTest, ReadsEveryKindOfValue) {
  EXPECT_EQ(ParseJson(" {\"a\": [1, -2, 2.5, true, false, null, \"s\"],\r\n"
                      "\t\"b\": {}, \"c\": []} "),
            Json({{"a", {1, -2, 2.5, true, false, nullptr, "s"}},
                  {"b", Json::object()},
                  {"c", Json::array()}}));
}

TEST(ParseJsonTest, KeepsTheOrderOfMembers) {
  EXPECT_EQ(DumpJson(ParseJson(R"({"z": 1, "a": 2, "m": 3})")),
            R"({"z": 1, "a": 2, "m": 3})");
}

TEST(ParseJsonTest, OfEqualKeysTheLastValueCountsAtTheFirstOnesPlace) {
  EXPECT_EQ(DumpJson(ParseJson(R"({"a": 1, "b": 2, "a": [3], "a": 4})")),
            R"({"a": 4, "b": 2})");
}

TEST(ParseJsonTest, EqualKeysAreFoundInLargeObjectsToo) {
  std::string text = "{\"k7\": \"first\"";
  for (int i = 0; i < 1000; ++i) {
    text += ", \"k" + std::to_string(i % 500) + "\": " + std::to_string(i);
  }
  const Json value = ParseJson(text + "}");
  EXPECT_EQ(value.size(), 500u);
  EXPECT_EQ(value.begin().key(), "k7");
  EXPECT_EQ(value["k7"], 507);
  EXPECT_EQ(value["k499"], 999);
}

// With a search per member this takes minutes.
TEST(ParseJsonTest, AHundredThousandMembersAreNoBurden) {
  std::string text = "{\"\": 0";
  for (int i = 0; i < 100000; ++i) text += ",\"" + std::to_string(i) + "\":0";
  EXPECT_EQ(ParseJson(text + "}").size(), 100001u);
}

TEST(ParseJsonTest, ReadsTheNumbersThatJsonLacks) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(std::isnan(ParseJson("NaN").get<double>()));
  EXPECT_EQ(ParseJson("[Infinity, -Infinity]"), Json({kInfinity, -kInfinity}));
}

TEST(ParseJsonTest, KeepsIntegersOfAnySize) {
  for (const char* text :
       {"0", "-1", "9007199254740993", "18446744073709551615",
        "18446744073709551616", "-9223372036854775809",
        "123456789012345678901234567890"}) {
    EXPECT_EQ(IntegerText(ParseJson(text)), text);
  }
  EXPECT_EQ(IntegerText(ParseJson("-0")), "0");
}

TEST(ParseJsonTest, AFractionOrAnExponentMakesADouble) {
  for (const char* text : {"1.0", "1e0", "10E-1", "1e+0"}) {
    EXPECT_TRUE(ParseJson(text).is_number_float()) << text;
    EXPECT_EQ(ParseJson(text), Json(1.0)) << text;
  }
  EXPECT_TRUE(std::signbit(ParseJson("-0.0").get<double>()));
}

TEST(ParseJsonTest, ANumberBeyondDoublesIsInfiniteOrZero) {
  EXPECT_TRUE(std::isinf(ParseJson("1e400").get<double>()));
  EXPECT_EQ(ParseJson("1e-400"), Json(0.0));
  EXPECT_EQ(ParseJson("5e-324"), Json(5e-324));
}

TEST(ParseJsonTest, ReadsEscapes) {
  EXPECT_EQ(Text(R"("\"\\\/\b\f\n\r\t\u00e9\u20AC")"),
            "\"\\/\b\f\n\r\t\u00e9\u20ac");
  EXPECT_EQ(Text(R"("\ud83d\ude00")"), "\U0001f600");
  EXPECT_EQ(Text(R"("a\u0000b")"), std::string("a\0b", 3));
}

TEST(ParseJsonTest, KeepsLoneSurrogates) {
  for (const char* text :
       {R"("\ud83d")", R"("\ude00")", R"("\ud83dx")", R"("\ude00\ud83d")"}) {
    EXPECT_EQ(DumpJson(ParseJson(text)), text);
  }
  EXPECT_EQ(Text(R"("\ud83d\u0041")"),
            "\xed\xa0\xbd"
            "A");
}

TEST(ParseJsonTest, AByteThatIsNotUtf8BecomesALoneSurrogate) {
  EXPECT_EQ(DumpJson(ParseJson("\"\xff\"")), R"("\udcff")");
  EXPECT_EQ(DumpJson(ParseJson("\"\xe2\x82\"")), R"("\udce2\udc82")");
  EXPECT_EQ(DumpJson(ParseJson("\"\xed\xa0\xbd\"")), R"("\udced\udca0\udcbd")");
}

TEST(ParseJsonTest, ALongStringArrivesWhole) {
  const std::string content(1 << 20, 'Q');
  EXPECT_EQ(Text("\"" + content + "\""), content);
}

TEST(ParseJsonTest, NestingHasALimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(DumpJson(ParseJson(nested(kMaxJsonDepth))), nested(kMaxJsonDepth));
  EXPECT_THAT([&] { (void)ParseJson(nested(kMaxJsonDepth + 1)); },
              ThrowsMessage<JsonParseException>(
                  "Nested deeper than 1000 levels: line 1 column 1001 "
                  "(char 1000)"));
  EXPECT_THROW((void)ParseJson(std::string(1 << 20, '[')), JsonParseException);
}

TEST(ParseJsonTest, ClosedContainersDoNotCountAsNesting) {
  std::string text = "[";
  for (int i = 0; i < 2000; ++i) text += "[{}],";
  EXPECT_EQ(ParseJson(text + "0]").size(), 2001u);
}

// Python's own words, recorded with CPython 3.11.
struct {
  std::string_view text, error;
} constexpr kFaults[] = {
    {"", "Expecting value: line 1 column 1 (char 0)"},
    {"[", "Expecting value: line 1 column 2 (char 1)"},
    {"[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
    {"[1,]", "Expecting value: line 1 column 4 (char 3)"},
    {"[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"},
    {"{",
     "Expecting property name enclosed in double quotes: line 1 column 2 "
     "(char 1)"},
    {"{\"a\":1,}",
     "Expecting property name enclosed in double quotes: line 1 column 8 "
     "(char 7)"},
    {"{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)"},
    {"{\"a\":}", "Expecting value: line 1 column 6 (char 5)"},
    {"{\"a\":1", "Expecting ',' delimiter: line 1 column 7 (char 6)"},
    {"\"ab", "Unterminated string starting at: line 1 column 1 (char 0)"},
    {"\"a\\", "Unterminated string starting at: line 1 column 1 (char 0)"},
    {"\"a\\x\"", "Invalid \\escape: line 1 column 3 (char 2)"},
    {"\"a\\u12\"", "Invalid \\uXXXX escape: line 1 column 4 (char 3)"},
    {"\"a\\u12g4\"", "Invalid \\uXXXX escape: line 1 column 4 (char 3)"},
    {"\"a\\u1234", "Invalid \\uXXXX escape: line 1 column 4 (char 3)"},
    {"\"\\ud83d\\u00\"", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"},
    {"\"a\nb\"", "Invalid control character at: line 1 column 3 (char 2)"},
    {"-", "Expecting value: line 1 column 1 (char 0)"},
    {"-Inf", "Expecting value: line 1 column 1 (char 0)"},
    {"nul", "Expecting value: line 1 column 1 (char 0)"},
    {"01", "Extra data: line 1 column 2 (char 1)"},
    {"1.", "Extra data: line 1 column 2 (char 1)"},
    {"1e+", "Extra data: line 1 column 2 (char 1)"},
    {"{} {}", "Extra data: line 1 column 4 (char 3)"},
    {"\xef\xbb\xbf{}",
     "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char "
     "0)"},
};

TEST(ParseJsonTest, FaultsAreToldInPythonsWords) {
  for (const auto& [text, error] : kFaults) {
    EXPECT_THAT([text = text] { (void)ParseJson(text); },
                ThrowsMessage<JsonParseException>(std::string(error)));
  }
}

TEST(JsonParseExceptionTest, CountsCharactersNotBytes) {
  try {
    (void)ParseJson("[\"\u00e9\u00e9\",\n\"\u20ac\" x]");
    FAIL();
  } catch (const JsonParseException& e) {
    EXPECT_EQ(e.line(), 2u);
    EXPECT_EQ(e.column(), 5u);
    EXPECT_STREQ(e.what(),
                 "Expecting ',' delimiter: line 2 column 5 (char 11)");
  }
}

}  // namespace
}  // namespace insight
