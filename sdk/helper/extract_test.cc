#include "sdk/helper/extract.h"

#include <optional>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;
using ::testing::Property;
using ::testing::Throws;

std::optional<std::string> Extract(std::string_view pattern,
                                   std::string_view text) {
  return ExtractValue("", pattern, "", text);
}

TEST(ExtractValueTest, G69TheGroupsMatchIsTheValue) {
  EXPECT_THAT(ExtractValue(R"(\s)", "Shell", R"(:\s(.*)\s)",
                           "\n\tShell: /bin/bash\n\t"),
              Optional(std::string("/bin/bash")));
}

TEST(ExtractValueTest, G85AFunctionOfOnesOwnFindsTheValueOfAKey) {
  const auto get_value = [](std::string_view key, std::string_view output) {
    return ExtractValue(R"(\n)", key, R"(: (.*)\n)", output);
  };
  const std::string_view output =
      "\nDomain Name: google.com\nRegistrar: MarkMonitor Inc.\n";
  EXPECT_THAT(get_value("Domain Name", output),
              Optional(std::string("google.com")));
  EXPECT_EQ(get_value("Creation Date", output), std::nullopt);
}

TEST(ExtractValueTest, TheKeyIsAPatternToo) {
  EXPECT_THAT(ExtractValue("", "S.e+ll", ": (.*)", "Sheell: x"),
              Optional(std::string("x")));
}

TEST(ExtractValueTest, AnEmptyMatchIsAValue) {
  EXPECT_THAT(Extract("a(b*)c", "ac"), Optional(std::string()));
}

TEST(ExtractValueTest, NoMatchOrNoGroupIsNothing) {
  EXPECT_EQ(Extract("(x)", "abc"), std::nullopt);
  EXPECT_EQ(Extract("b", "abc"), std::nullopt);
  EXPECT_EQ(Extract("(?:b)", "abc"), std::nullopt);
}

TEST(ExtractValueTest, AGroupThatTookNoPartIsNothing) {
  EXPECT_EQ(Extract("a(x)?b", "ab"), std::nullopt);
}

TEST(ExtractValueTest, TwoGroupsAreNothing) {
  EXPECT_EQ(Extract("(a)(b)", "ab"), std::nullopt);
  EXPECT_EQ(Extract("(?:(a)|(b))c", "bc"), std::nullopt);
}

TEST(ExtractValueTest, ASecondGroupThatTookNoPartDoesNotCount) {
  EXPECT_THAT(Extract("(a)(x)?", "ab"), Optional(std::string("a")));
  EXPECT_THAT(Extract("(?:(a)|(b))c", "ac"), Optional(std::string("a")));
}

TEST(ExtractValueTest, OfNestedGroupsTheOuterOneIsTheValue) {
  EXPECT_THAT(Extract("((a)b)", "ab"), Optional(std::string("ab")));
  EXPECT_THAT(Extract(R"(([(](?:(a)|[)(])(\)))\()", "(a)("),
              Optional(std::string("(a)")));
  EXPECT_EQ(Extract("((a)b)(c)", "abc"), std::nullopt);
}

TEST(ExtractValueTest, AGroupMayHaveAName) {
  EXPECT_THAT(Extract("a(?P<name>.)c", "abc"), Optional(std::string("b")));
}

TEST(ExtractValueTest, ParenthesesThatAreNoGroupsAreNotCounted) {
  EXPECT_THAT(Extract(R"(\([()]*(a))", "((a"), Optional(std::string("a")));
  EXPECT_THAT(Extract(R"([]()](a))", "]a"), Optional(std::string("a")));
}

TEST(ExtractValueTest, ClassesCoverUnicodeAsInPython) {
  EXPECT_THAT(Extract(R"(key\s(\w+))", "key\u00a0na\u00efve!"),
              Optional(std::string("na\u00efve")));
  EXPECT_THAT(Extract(R"(([\s\v]+)x)", "\u2003\v\x1c\u0085x"),
              Optional(std::string("\u2003\v\x1c\u0085")));
  EXPECT_THAT(Extract(R"((\S+)\W(\d)?)", "\u00e9 x"),
              Optional(std::string("\u00e9")));
  EXPECT_THAT(Extract(R"(([\d]+\D))", "\u0663x"),
              Optional(std::string("\u0663x")));
}

TEST(ExtractValueTest, ADollarAtTheEndMatchesBeforeALastNewlineAsInPython) {
  EXPECT_THAT(Extract("key: (.*)$", "key: a\n"), Optional(std::string("a")));
  EXPECT_THAT(Extract("key: (.*)$", "key: a"), Optional(std::string("a")));
  EXPECT_EQ(Extract("key: (.*)$", "key: a\n\n"), std::nullopt);
  EXPECT_EQ(Extract(R"(key: (.*)\Z)", "key: a\n"), std::nullopt);
  EXPECT_THAT(Extract("(?m)key: (.*)$", "key: a\nb\n"),
              Optional(std::string("a")));
  EXPECT_THAT(Extract(R"((a\$))", "a$"), Optional(std::string("a$")));
}

TEST(ExtractValueTest, ARepetitionMayLeaveOutItsLowerBoundAsInPython) {
  EXPECT_THAT(Extract("b(a{,2})", "baaa"), Optional(std::string("aa")));
  EXPECT_THAT(Extract("b(a{,})", "baaa"), Optional(std::string("aaa")));
  EXPECT_THAT(Extract("(a{,x})", "a{,x}"), Optional(std::string("a{,x}")));
}

TEST(ExtractValueTest, APosixClassIsNoneAsInPython) {
  EXPECT_THAT(Extract("([[:a]+)", "x[:a"), Optional(std::string("[:a")));
}

TEST(ExtractValueTest, APatternThatCannotBeRunIsAnErrorThatShowsIt) {
  for (const char* pattern :
       {"(?=a)(b)", "(a)\\1", "(?<!a)(b)", "(a", "a)", "[a", "a**", "\\"}) {
    EXPECT_THAT([&] { (void)Extract(pattern, "ab"); },
                Throws<PluginException>(
                    Property(&PluginException::cause,
                             HasSubstr("The pattern " + std::string(pattern)))))
        << pattern;
  }
}

TEST(ExtractValueTest, AnEscapeThatPythonDoesNotKnowIsAnError) {
  EXPECT_THAT([] { (void)Extract(R"(\Q(a\E)", "(a"); },
              Throws<PluginException>(Property(
                  &PluginException::cause,
                  "The pattern has the escape \\Q, which does not exist.")));
}

}  // namespace
}  // namespace insight
