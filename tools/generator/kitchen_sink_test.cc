// Compiled against the code that the kitchen sink's spec gives.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/codec/codec.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/fake_trigger_sink.h"
#include "tools/generator/kitchen_sink/schema.h"

namespace insight::plugins::kitchen_sink {
namespace {

using ::insight::testing::FakeTriggerSink;
using ::testing::ElementsAre;

template <typename T>
T From(std::string_view text) {
  Json json = ParseJson(text);
  return FromJson<T>(json, "input");
}

template <typename T>
std::vector<std::string> ProblemsOf(std::string_view text) {
  try {
    static_cast<void>(From<T>(text));
    return {};
  } catch (const ReadException& e) {
    return e.problems();
  }
}

constexpr std::string_view kEveryType = R"({
  "string": "s", "integer": 7, "number": 0.5, "boolean": true,
  "date": "2026-11-25T00:00:00Z", "bytes": "eA==",
  "file": {"filename": "f", "content": "eA=="}, "password": "p",
  "object": {"b": 1, "a": [null]}, "python": "x = 1",
  "container": {"verdict": {"score": 3, "label": "harmless", "related": [{}]},
                "verdicts": [{"score": 4}], "tokens": [{"value": "v"}]},
  "level": "High", "strings": ["a", "b"], "integers": [1, 2],
  "booleans": [true, false], "files": [{"filename": "g", "content": ""}],
  "objects": [{"x": 1}], "lists": [["a"], 5], "unknown": [1, "b"]})";

TEST(EveryTypeTest, ReadsAllValues) {
  const auto input = From<EveryTypeInput>(kEveryType);
  EXPECT_EQ(input.string, "s");
  EXPECT_EQ(input.integer, 7);
  EXPECT_EQ(input.number, 0.5);
  EXPECT_TRUE(input.boolean);
  EXPECT_EQ(input.date.text, "2026-11-25T00:00:00Z");
  EXPECT_EQ(input.bytes.Decode(), "x");
  EXPECT_EQ(input.file.filename, "f");
  EXPECT_EQ(input.password.Reveal(), "p");
  EXPECT_EQ(DumpJson(input.object), R"({"b": 1, "a": [null]})");
  EXPECT_EQ(input.container.verdict->label, VerdictLabel::kHarmless);
  EXPECT_EQ(input.container.tokens, std::vector{Token2{.value = "v"}});
  EXPECT_EQ(input.level, EveryTypeLevel::kHigh2);
  EXPECT_THAT(input.booleans, ElementsAre(true, false));
  EXPECT_EQ(input.files[0].filename, "g");
  EXPECT_EQ(DumpJson(input.unknown), R"([1, "b"])");
  EXPECT_EQ(input.optional_string, std::nullopt);
}

TEST(EveryTypeTest, WritesInSpecOrderWhatWasReadWithoutNulls) {
  // Input and output have the same fields.
  auto input = From<EveryTypeInput>(kEveryType);
  EveryTypeOutput output;
  output.string = input.string;
  output.integer = input.integer;
  output.number = input.number;
  output.boolean = input.boolean;
  output.date = input.date;
  output.bytes = input.bytes;
  output.file = input.file;
  output.password = input.password;
  output.object = input.object;
  output.python = input.python;
  output.container = input.container;
  output.level = input.level;
  output.strings = input.strings;
  output.integers = input.integers;
  output.booleans = input.booleans;
  output.files = input.files;
  output.objects = input.objects;
  output.lists = input.lists;
  output.unknown = input.unknown;
  EXPECT_EQ(DumpJson(ToJson(output)), DumpJson(ParseJson(kEveryType)));
  output.optional_string = "";
  output.optional_strings.emplace();
  const Json json = ToJson(output);
  EXPECT_EQ(json.back(), Json::array());
  EXPECT_EQ(json.at("optional_string"), "");
  EXPECT_EQ(json.size(), 21u);
}

TEST(EveryTypeTest, AnOpenTypeIsWrittenWithWhatTheSpecDoesNotName) {
  Token2 token = {.value = "v", .more_members = {{"self", 1}, {"x", nullptr}}};
  EXPECT_EQ(DumpJson(ToJson(std::move(token))),
            R"({"value": "v", "self": 1, "x": null})");
}

TEST(EveryTypeTest, NullAndAbsentOptionalsAreTheSameAndUnknownFieldsPass) {
  Json json = ParseJson(kEveryType);
  json["optional_integer"] = nullptr;
  json["optional_container"] = nullptr;
  json["surprise"] = {1, 2};
  EXPECT_EQ(FromJson<EveryTypeInput>(json, "input"),
            From<EveryTypeInput>(kEveryType));
}

TEST(EveryTypeTest, AllProblemsAreReportedWithTheirPaths) {
  Json json = ParseJson(kEveryType);
  json.erase("string");
  json["integer"] = 1e30;
  json["number"] = "1";
  json["boolean"] = nullptr;
  json["file"]["content"] = 5;
  json["container"]["verdict"] = {{"label", "unknown"}};
  json["container"]["tokens"].push_back(Json::object({{"value", 6}}));
  json["level"] = "HIGH";
  json["strings"][1] = false;
  EXPECT_THAT(
      ProblemsOf<EveryTypeInput>(DumpJson(json)),
      ElementsAre(
          "input.string is missing",
          "input.integer is an integer beyond 64 bits",
          "input.number must be a number, not a string",
          "input.boolean must be a boolean, not null",
          "input.file.content must be a string, not a number",
          "input.container.verdict.score is missing",
          "input.container.verdict.label must be one of malicious, harmless, "
          "new",
          "input.container.tokens[1].value must be a string, not a number",
          "input.level must be one of low, high, High",
          "input.strings[1] must be a string, not a boolean"));
}

TEST(DefaultsTest, AMissingFieldHasTheSpecsDefault) {
  const auto input = From<DefaultsInput>(R"({"count": null})");
  EXPECT_EQ(input, DefaultsInput{});
  EXPECT_EQ(input.text, "a \"b\" \\ c\n\t\xC3\xA9?\?/");
  EXPECT_EQ(input.nothing, "");
  EXPECT_EQ(input.count, 10);
  EXPECT_EQ(input.negative, -9223372036854775807);
  EXPECT_EQ(input.underscored, 12000);
  EXPECT_EQ(input.half, 0.5);
  EXPECT_EQ(input.whole, 3.0);
  EXPECT_TRUE(input.enabled);
  EXPECT_FALSE(input.disabled);
  EXPECT_EQ(input.level, DefaultsLevel::kHigh);
  EXPECT_EQ(input.free_level, "very low");
  EXPECT_EQ(input.day.text, "2026-11-25T00:00:00Z");
  EXPECT_EQ(input.raw.Decode(), "Hello");
  EXPECT_THAT(input.names, ElementsAre("one", "two"));
  EXPECT_THAT(input.empty, ElementsAre());
  EXPECT_EQ(input.options, Json::object());
}

TEST(DefaultsTest, ADefaultThatFitsNotIsNone) {
  const DefaultsInput input;
  EXPECT_EQ(input.wrong, std::nullopt);
  EXPECT_EQ(input.missing, std::nullopt);
  // YAML 1.1 has no number without a point.
  EXPECT_EQ(input.ratio, std::nullopt);
}

TEST(DefaultsTest, AGivenValueWins) {
  EXPECT_EQ(From<DefaultsInput>(R"({"count": 0})").count, 0);
  EXPECT_THAT(From<DefaultsInput>(R"({"names": []})").names, ElementsAre());
}

TEST(NamesTest, WireAndCppNamesAreTwoThings) {
  const auto input = From<N2faNamesInput>(
      R"({"delete": "1", "Area Code": "2", "@odata.context": "3", "$id": "4",
          "_id": "5", "id": "6", "ipv4addrs+": "7", "quote\"d\\name": "8"})");
  EXPECT_EQ(input.delete_, "1");
  EXPECT_EQ(input.area_code, "2");
  EXPECT_EQ(input.odata_context, "3");
  EXPECT_EQ(input.id, "4");
  EXPECT_EQ(input.id_2, "5");
  EXPECT_EQ(input.id_3, "6");
  EXPECT_EQ(input.ipv4addrs_2, "7");
  EXPECT_EQ(input.quote_d_name, "8");
  EXPECT_EQ(N2faNamesInput::kDeleteKey, "delete");
  EXPECT_EQ(N2faNamesInput::kAreaCodeKey, "Area Code");
  EXPECT_THAT(ProblemsOf<N2faNamesInput>(R"({"delete": "", "Area Code": 1})"),
              ElementsAre("input.Area Code must be a string, not a number"));
}

TEST(EnumTest, AValueKnowsItsWireName) {
  EXPECT_EQ(ToString(VerdictLabel::kMalicious), "malicious");
  EXPECT_EQ(ToString(EveryTypeLevel::kHigh2), "High");
}

TEST(ConnectionInputTest, CredentialsAreSecrets) {
  const auto input = From<ConnectionInput>(
      R"({"url": "u", "login": {"username": "n", "password": "p"},
          "api_key": {"secretKey": "k"}, "private_key": {"privateKey": "q"},
          "token": {"token": "t"}})");
  EXPECT_EQ(input.login.username, "n");
  EXPECT_EQ(input.login.password.Reveal(), "p");
  EXPECT_EQ(input.api_key->Reveal(), "k");
  EXPECT_EQ(input.private_key->Reveal(), "q");
  EXPECT_EQ(input.token->token.Reveal(), "t");
  EXPECT_EQ(input.pin.Reveal(), "0000");
  EXPECT_TRUE(input.ssl_verify);
}

TEST(TriggerTest, TheSinkTakesTypedEvents) {
  FakeTriggerSink fake;
  fake.set_webhook_url("http://callback");
  Get2Sink sink(fake);
  sink.Send({.verdict = {.score = 5, .label = VerdictLabel::kNew}});
  EXPECT_EQ(sink.webhook_url(), "http://callback");
  EXPECT_EQ(DumpJson(fake.events().at(0)),
            R"({"verdict": {"score": 5, "label": "new"}})");
}

TEST(EmptyInputTest, TakesAnything) {
  EXPECT_EQ(From<GetInput>("null"), GetInput{});
  EXPECT_EQ(From<GetInput>("{\"a\": 1}"), GetInput{});
}

}  // namespace
}  // namespace insight::plugins::kitchen_sink
