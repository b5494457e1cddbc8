#include "sdk/testing/cases/case.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

Case ReadOne(const std::string& text, const Comparisons& comparisons = {}) {
  return ReadCases("f.json", text, comparisons).at(0);
}

TEST(ReadCasesTest, AnActionBecomesAMessage) {
  const Case read = ReadOne(
      R"({"name": "n", "action": "a", "input": {"x": 1}, "command": "test",
          "expect": {"output": {"y": 2}}})");
  EXPECT_EQ(read.name, "f.json[0] n a");
  EXPECT_EQ(read.command, "test");
  EXPECT_EQ(read.input,
            R"({"version": "v1", "type": "action_start", "body": {"meta": {}, )"
            R"("connection": {}, "input": {"x": 1}, "action": "a"}})");
  EXPECT_EQ(read.expected.output, Json({{"y", 2}}));
}

TEST(ReadCasesTest, AMessageAndAnyTextMayBeGivenToo) {
  EXPECT_EQ(ReadOne(R"({"message": {"a": 1}, "expect": {"stdout": ""}})").input,
            R"({"a": 1})");
  EXPECT_EQ(ReadOne(R"({"stdin": "no {", "expect": {"stdout": ""}})").input,
            "no {");
}

TEST(ReadCasesTest, RecordedErrorsKeepTheirTexts) {
  const Case read = ReadOne(
      R"({"action": "a", "input": {}, "error": {"type": "PluginException",
          "cause": "C.", "assistance": "A.", "preset": null, "data": ""}})");
  EXPECT_EQ(read.expected.cause, "C.");
  EXPECT_EQ(read.expected.assistance, "A.");
  EXPECT_EQ(read.expected.data, std::nullopt);
}

TEST(ReadCasesTest, OfUnhandledErrorsTheTextIsKeptUnlessItIsATypeError) {
  EXPECT_THAT(ReadOne(R"({"action": "a",
                          "exception": {"type": "EOFError", "message": "m"}})")
                  .expected.error_contains,
              ElementsAre("m"));
  EXPECT_THAT(ReadOne(R"({"action": "a",
                          "exception": {"type": "TypeError", "message": "m"}})")
                  .expected.error_contains,
              ElementsAre(""));
}

TEST(ReadCasesTest, RecordedOutputsAreComparedAsThePluginSays) {
  const Comparisons comparisons = ReadComparisons(
      R"({"pack": {"action": "unpack", "input": {"x": {"$output": "/y"}}}})");
  const std::string pack = R"({"action": "pack", "output": {"y": 1}})";
  EXPECT_EQ(ReadOne(pack, comparisons).next->action, "unpack");
  EXPECT_FALSE(ReadOne(R"({"action": "other", "output": {}})", comparisons)
                   .next.has_value());
}

TEST(ReadCasesTest, ACaseMayHaveAScriptAndAnEnvironment) {
  const Case read = ReadOne(
      R"({"action": "a", "environment": {"X": "y"},
          "http": [{"request": {"url": "https://h/"},
                    "response": {"status": 200}}],
          "tcp": [{"server": "whois.example:43", "request": "x"}],
          "expect": {"output": {}}})");
  EXPECT_EQ(read.http->exchanges.at(0).url, "https://h/");
  EXPECT_EQ(read.tcp.at(0).request, "x");
  EXPECT_EQ(read.environment.at("X"), "y");
  EXPECT_THAT(
      [] {
        (void)ReadOne(R"({"action": "a", "tcp": [{"server": "no port"}],
                          "expect": {"output": {}}})");
      },
      ThrowsMessage<CaseFormatException>(HasSubstr("tcp: exchange 0")));
  EXPECT_THAT(
      [] {
        (void)ReadOne(R"({"action": "a", "http": [{"request": 1}],
                          "expect": {"output": {}}})");
      },
      ThrowsMessage<CaseFormatException>(HasSubstr("http: ")));
}

TEST(ReadCasesTest, OtherFilesMayBeReferredTo) {
  const auto read_file = [](const std::string& name) {
    EXPECT_EQ(name, "replies/x.json");
    return std::string(R"({"a": {"b": [1, 2]}})");
  };
  const Case read = ReadCases("f.json",
                              R"({"action": "a", "expect": {"output": {
                                    "whole": {"$file": "replies/x.json"},
                                    "part": [{"$file": "replies/x.json#/a/b/1"}]
                                  }}})",
                              {}, read_file)
                        .at(0);
  EXPECT_EQ(DumpJson(*read.expected.output),
            R"({"whole": {"a": {"b": [1, 2]}}, "part": [2]})");
  const std::string wrong =
      R"({"action": "a", "expect": {"output": {"$file": "replies/x.json#/c"}}})";
  EXPECT_THAT(
      [&] { (void)ReadCases("f.json", wrong, {}, read_file); },
      ThrowsMessage<CaseFormatException>("there is no replies/x.json#/c"));
}

TEST(ReadCasesTest, WhatWouldCheckNothingIsRefused) {
  const auto problem = [](const std::string& text, const std::string& what) {
    EXPECT_THAT([&] { (void)ReadOne(text); },
                ThrowsMessage<CaseFormatException>(HasSubstr(what)));
  };
  problem(R"({"action": "a"})", "needs expect, output, error or exception");
  problem(R"({"action": "a", "expect": {}})", "needs either output");
  problem(R"({"action": "a", "expect": {"ouput": 1}})",
          "f.json[0] a.expect: there is no member \"ouput\"");
  problem(R"({"action": "a", "expect": {"output": 1, "stdout": ""}})",
          "needs either output");
  problem(R"({"expect": {"output": 1}})", "needs an action");
  problem("[1]", "must be an object");
}

}  // namespace
}  // namespace insight::testing
