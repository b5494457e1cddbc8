#include "sdk/codec/codec.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

using ::testing::ElementsAre;

// As the generator would write it.
struct Inner {
  std::int64_t number = 0;
  std::optional<std::string> text = {};
};

struct Outer {
  std::string name = {};
  std::int64_t limit = 10;
  std::optional<Inner> inner = {};
  std::vector<Inner> list = {};
};

void ReadJson(const JsonReader& from, Inner& to) {
  if (!from.EnterObject()) return;
  from.Required("number", to.number);
  from.Optional("text", to.text);
}

void ReadJson(const JsonReader& from, Outer& to) {
  if (!from.EnterObject()) return;
  from.Required("name", to.name);
  from.Optional("limit", to.limit);
  from.Optional("inner", to.inner);
  from.Optional("list", to.list);
}

void WriteJson(Inner& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("number", from.number);
  to.Member("text", from.text);
}

void WriteJson(Outer& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("name", from.name);
  to.Member("limit", from.limit);
  to.Member("inner", from.inner);
  to.Member("list", from.list);
}

template <typename T>
T Read(std::string_view text) {
  Json json = ParseJson(text);
  return FromJson<T>(json, "input");
}

template <typename T>
std::string Problems(std::string_view text) {
  try {
    static_cast<void>(Read<T>(text));
    return "none";
  } catch (const ReadException& e) {
    return e.what();
  }
}

template <typename T>
std::string RoundTrip(std::string_view text) {
  return DumpJson(ToJson(Read<T>(text)));
}

TEST(FromJsonTest, AMissingOrNullOptionalLeavesTheDefault) {
  const Outer outer = Read<Outer>(
      R"({"name": "n", "limit": null, "inner": null, "unknown": [1]})");
  EXPECT_EQ(outer.name, "n");
  EXPECT_EQ(outer.limit, 10);
  EXPECT_FALSE(outer.inner.has_value());
  EXPECT_TRUE(outer.list.empty());
}

TEST(FromJsonTest, AllProblemsAreListedWithTheirPaths) {
  Json json = ParseJson(R"({
    "limit": "ten", "inner": {"number": 1.5, "text": 7},
    "list": [{"number": 1}, {}, 5, {"number": null}]})");
  try {
    static_cast<void>(FromJson<Outer>(json, "input"));
    FAIL() << "nothing was thrown";
  } catch (const ReadException& e) {
    EXPECT_THAT(
        e.problems(),
        ElementsAre("input.name is missing",
                    "input.limit must be an integer, not a string",
                    "input.inner.number must be an integer, not a number",
                    "input.inner.text must be a string, not a number",
                    "input.list[1].number is missing",
                    "input.list[2] must be an object, not a number",
                    "input.list[3].number must be an integer, not null"));
  }
  EXPECT_EQ(Problems<Outer>("{}"), "input.name is missing");
  EXPECT_EQ(Problems<Outer>(R"({"name": 1, "list": {}})"),
            "input.name must be a string, not a number; input.list must be an "
            "array, not an object");
  EXPECT_EQ(Problems<Outer>("null"), "input must be an object, not null");
}

TEST(FromJsonTest, TheValueOfASecretIsNotShown) {
  EXPECT_EQ(Problems<SecretKey>(R"({"secretKey": ["hunter2"]})"),
            "input.secretKey must be a string, not an array");
}

TEST(FromJsonTest, IntegersAreWhatHasAnIntegralValueWithin64Bits) {
  EXPECT_EQ(Read<std::int64_t>("1.0"), 1);
  EXPECT_EQ(Read<std::int64_t>("-9223372036854775808"),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(Read<std::int64_t>("9223372036854775807"),
            std::numeric_limits<std::int64_t>::max());
  for (const std::string_view text :
       {"9223372036854775808", "18446744073709551616", "-9223372036854775809",
        "1e19", "-1e19", "9223372036854775808.0"}) {
    EXPECT_EQ(Problems<std::int64_t>(text),
              "input is an integer beyond 64 bits")
        << text;
  }
  for (const std::string_view text : {"0.5", "NaN"}) {
    EXPECT_EQ(Problems<std::int64_t>(text),
              "input must be an integer, not a number")
        << text;
  }
  EXPECT_EQ(Problems<std::int64_t>("Infinity"),
            "input is an integer beyond 64 bits");
  EXPECT_EQ(Problems<std::int64_t>("true"),
            "input must be an integer, not a boolean");
}

TEST(FromJsonTest, NumbersTakeIntegersOfAnySize) {
  EXPECT_EQ(Read<Number>("3"), 3.0);
  EXPECT_EQ(Read<Number>("100000000000000000000000"), 1e23);
  EXPECT_EQ(Problems<Number>("1" + std::string(400, '0')),
            "input is a number beyond a double's range");
  EXPECT_EQ(Problems<Number>("false"), "input must be a number, not a boolean");
}

TEST(FromJsonTest, StringsAreMovedOutOfTheJson) {
  Json json = std::string(100, 'x');
  const char* const data = json.get_ref<const std::string&>().data();
  const auto bytes = FromJson<Bytes>(json, "input");
  EXPECT_EQ(bytes.base64().data(), data);
}

TEST(ToJsonTest, StringsAreMovedIntoTheJson) {
  std::string text(100, 'x');
  const char* const data = text.data();
  const Json json = ToJson(Bytes::FromBase64(std::move(text)));
  EXPECT_EQ(json.get_ref<const std::string&>().data(), data);
}

TEST(ToJsonTest, MembersComeInOrderAndEmptyOptionalsAreLeftOut) {
  EXPECT_EQ(DumpJson(ToJson(Outer{.name = "n", .list = {{.number = 1}}})),
            R"({"name": "n", "limit": 10, "list": [{"number": 1}]})");
}

TEST(CodecTest, EveryTypeComesBackAsItWas) {
  EXPECT_EQ(RoundTrip<bool>("true"), "true");
  EXPECT_EQ(RoundTrip<Number>("1e+16"), "1e+16");
  EXPECT_EQ(RoundTrip<Number>("7.0"), "7.0");
  EXPECT_EQ(RoundTrip<Number>("7"), "7");
  EXPECT_EQ(RoundTrip<Number>("-9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(RoundTrip<Json>(R"({"b": 1, "a": [null]})"),
            R"({"b": 1, "a": [null]})");
  EXPECT_EQ(RoundTrip<Date>("\"2026-11-25\""), "\"2026-11-25\"");
  EXPECT_EQ(RoundTrip<File>(R"({"filename": "f", "content": "eA=="})"),
            R"({"filename": "f", "content": "eA=="})");
  EXPECT_EQ(RoundTrip<Password>("\"p\""), "\"p\"");
  EXPECT_EQ(RoundTrip<SecretKey>(R"({"secretKey": "k"})"),
            R"({"secretKey": "k"})");
  EXPECT_EQ(RoundTrip<AsymmetricKey>(R"({"privateKey": "k"})"),
            R"({"privateKey": "k"})");
  EXPECT_EQ(
      RoundTrip<UsernamePassword>(R"({"username": "u", "password": "p"})"),
      R"({"username": "u", "password": "p"})");
  EXPECT_EQ(RoundTrip<Token>(R"({"domain": "d", "token": "t"})"),
            R"({"domain": "d", "token": "t"})");
  EXPECT_EQ(RoundTrip<Token>(R"({"token": "t"})"), R"({"token": "t"})");
  EXPECT_EQ(RoundTrip<std::vector<bool>>("[true, false]"), "[true, false]");
  EXPECT_EQ(RoundTrip<std::vector<std::string>>("[\"a\", \"b\"]"),
            "[\"a\", \"b\"]");
}

TEST(ReadEnumTest, AnUnknownNameIsAProblemThatListsTheNames) {
  constexpr std::string_view kNames[] = {"low", "high"};
  Json json = "high";
  std::vector<std::string> problems;
  EXPECT_EQ(ReadEnum(JsonReader(json, "level", problems), kNames), 1u);
  EXPECT_THAT(problems, ElementsAre());
  json = "hi";
  EXPECT_EQ(ReadEnum(JsonReader(json, "level", problems), kNames), 0u);
  json = 5;
  EXPECT_EQ(ReadEnum(JsonReader(json, "level", problems), kNames), 0u);
  EXPECT_THAT(problems, ElementsAre("level must be one of low, high",
                                    "level must be a string, not a number"));
}

}  // namespace
}  // namespace insight
