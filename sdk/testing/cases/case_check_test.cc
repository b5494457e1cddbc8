#include "sdk/testing/cases/case_check.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/parse.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Answers every request with `text`.
PluginRunner Answering(std::string text, int exit_status = 0) {
  return [=](const std::string&, std::string_view) {
    return PluginOutcome{.stdout_text = text,
                         .stderr_text = "",
                         .exit_status = exit_status,
                         .peak_memory_kib = 2000};
  };
}

const char kOk[] = R"({"body": {"status": "ok", "log": "l", "output": 1}})";
const char kError[] =
    R"({"body": {"status": "error", "log": "l", "error": "An error! C. A.",
        "exception": {"cause": "C.", "assistance": "A.", "data": "D"}}})";

std::vector<std::string> Problems(const std::string& expect,
                                  const PluginRunner& run) {
  const std::vector<Case> cases =
      ReadCases("f", R"({"action": "a", "expect": )" + expect + "}", {});
  return ProblemsOf(cases.at(0), run);
}

TEST(ProblemsOfTest, WhatIsAsExpectedIsNone) {
  EXPECT_THAT(Problems(R"({"output": 1, "log_contains": "l",
                           "max_peak_memory_kib": 2000})",
                       Answering(kOk)),
              IsEmpty());
  EXPECT_THAT(Problems(R"({"error_contains": ["error", "C."], "exception":
                           {"cause": "C.", "assistance": "A.", "data": "D"}})",
                       Answering(kError, 1)),
              IsEmpty());
  EXPECT_THAT(Problems(R"({"stdout": ""})", Answering("", 1)), IsEmpty());
}

TEST(ProblemsOfTest, EverythingElseIsOne) {
  EXPECT_THAT(Problems(R"({"output": 2})", Answering(kOk)),
              ElementsAre("output: expected 2, got 1"));
  EXPECT_THAT(Problems(R"({"output": 1})", Answering(kOk, 1)),
              ElementsAre("exit status: expected 0, got 1"));
  EXPECT_THAT(Problems(R"({"output": 1})", Answering(kError)),
              ElementsAre(HasSubstr("status: expected \"ok\"")));
  EXPECT_THAT(Problems(R"({"error_contains": ""})", Answering(kOk, 1)),
              ElementsAre(HasSubstr("status: expected \"error\"")));
  EXPECT_THAT(Problems(R"({"error_contains": "X"})", Answering(kError, 1)),
              ElementsAre(HasSubstr("error: expected \"X\" in it")));
  EXPECT_THAT(
      Problems(R"({"exception": {"cause": "X."}})", Answering(kError, 1)),
      ElementsAre(R"(exception.cause: expected "X.", got "C.")"));
  EXPECT_THAT(Problems(R"({"output": 1, "log_contains": "x"})", Answering(kOk)),
              ElementsAre(HasSubstr("log: expected \"x\"")));
  EXPECT_THAT(
      Problems(R"({"output": 1, "max_peak_memory_kib": 1999})", Answering(kOk)),
      ElementsAre("peak memory: expected at most 1999 KiB, got 2000"));
  EXPECT_THAT(Problems(R"({"stdout": ""})", Answering("x", 1)),
              ElementsAre(HasSubstr("stdout: expected \"\"")));
}

TEST(ProblemsOfTest, StdoutIsOneEnvelopeAndNothingElse) {
  for (const char* text : {"", "text", "[]", "{}", R"({"body": 1})"}) {
    EXPECT_THAT(Problems(R"({"output": 1})", Answering(text)),
                ElementsAre(HasSubstr("stdout: expected")));
  }
  EXPECT_THAT(Problems(R"({"output": 1})", Answering(std::string(kOk) + kOk)),
              ElementsAre(HasSubstr("one JSON document")));
}

// pack puts "p" or "q" before its input, unpack takes it away.
PluginOutcome Pack(const std::string&, std::string_view input) {
  const Json message = ParseJson(input);
  const std::string text = message["body"]["input"]["text"];
  const bool pack = message["body"]["action"] == "pack";
  const Json envelope = {
      {"body",
       {{"status", "ok"},
        {"output", {{"text", pack ? "p" + text : text.substr(1)}}}}}};
  return {.stdout_text = envelope.dump(),
          .stderr_text = "",
          .exit_status = 0,
          .peak_memory_kib = 0};
}

TEST(ProblemsOfTest, RecordedOutputsMayBeComparedAfterAFurtherStep) {
  const Comparisons comparisons = ReadComparisons(
      R"({"pack": {"action": "unpack",
                   "input": {"text": {"$output": "/text"}}}})");
  const auto problems = [&](const char* recorded) {
    const std::string text = R"({"action": "pack", "input": {"text": "abc"},
                                 "output": {"text": ")" +
                             std::string(recorded) + "\"}}";
    return ProblemsOf(ReadCases("f", text, comparisons).at(0), &Pack);
  };
  EXPECT_THAT(problems("qabc"), IsEmpty());
  EXPECT_THAT(problems("qabd"),
              ElementsAre(R"(output.text: expected "abd", got "abc")"));
}

TEST(ProblemsOfTest, OwnCasesMaySayWhatAFurtherStepGives) {
  const std::string text =
      R"({"action": "pack", "input": {"text": "abc"},
          "then": {"action": "unpack",
                   "input": {"text": {"$output": "/text"}}},
          "expect": {"output": {"text": "abc"}}})";
  EXPECT_THAT(ProblemsOf(ReadCases("f", text, {}).at(0), &Pack), IsEmpty());
}

}  // namespace
}  // namespace insight::testing
