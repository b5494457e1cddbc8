#include "sdk/util/domain_name/domain_name.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(DomainNameTest, NamesOfTwoAndMoreLabelsAreDomainNames) {
  for (const std::string_view name :
       {"rapid7.com", "GOOGLE.Com", "a.b.c.example", "1.example", "x-y.example",
        "xn--mnchen-3ya.de", "xn--e1afmkfd.xn--p1ai", "example.1a"}) {
    EXPECT_TRUE(IsDomainName(name)) << name;
  }
}

TEST(DomainNameTest, WhatIsNoNameInTheDnsIsNoDomainName) {
  for (const std::string_view name : {"",
                                      "com",
                                      ".com",
                                      "a..com",
                                      "example.com.",
                                      "hello/world.com",
                                      "https://rapid7.com",
                                      "a.com:80",
                                      "a b.com",
                                      "a_b.com",
                                      "a__b.com",
                                      "-a.com",
                                      "a-.com",
                                      "a.c",
                                      "a.1",
                                      "a.c1",
                                      "198.51.100.1",
                                      "a.-m",
                                      "a.com\r\nb.com",
                                      "a.com\n",
                                      " a.com",
                                      "*.com"}) {
    EXPECT_FALSE(IsDomainName(name)) << name;
  }
}

TEST(DomainNameTest, LabelsHaveAtMost63Characters) {
  const std::string label(63, 'x');
  EXPECT_TRUE(IsDomainName(label + ".com"));
  EXPECT_FALSE(IsDomainName(label + "x.com"));
  EXPECT_TRUE(IsDomainName("a." + label));
  EXPECT_FALSE(IsDomainName("a." + label + "x"));
}

TEST(DomainNameTest, NamesHaveAtMost253Characters) {
  const std::string label = std::string(49, 'x') + ".";
  const std::string name = label + label + label + label + label;
  EXPECT_TRUE(IsDomainName(name + "com"));
  EXPECT_FALSE(IsDomainName(name + "coma"));
}

TEST(DomainNameTest, OtherScriptsBecomeALabels) {
  EXPECT_EQ(ToAsciiDomain("m\xC3\xBCnchen.example"), "xn--mnchen-3ya.example");
  EXPECT_EQ(ToAsciiDomain("M\xC3\x9CNCHEN.Example"), "xn--mnchen-3ya.example");
  EXPECT_EQ(ToAsciiDomain("\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80."
                          "\xD1\x80\xD1\x84"),
            "xn--e1afmkfd.xn--p1ai");
}

TEST(DomainNameTest, LettersInTwoCodePointsAreNormalised) {
  EXPECT_EQ(ToAsciiDomain("mu\xCC\x88nchen.example"), "xn--mnchen-3ya.example");
}

TEST(DomainNameTest, TheSharpSIsALetterOfItsOwn) {
  EXPECT_EQ(ToAsciiDomain("fa\xC3\x9F.example"), "xn--fa-hia.example");
}

TEST(DomainNameTest, TheIdeographicFullStopIsADot) {
  EXPECT_EQ(ParseDomainName("\xE4\xBE\x8B\xE5\xAD\x90\xE3\x80\x82"
                            "example"),
            "xn--fsqu00a.example");
}

TEST(DomainNameTest, WhatNoDomainMayHaveGivesNothing) {
  for (const std::string& name :
       {std::string("a\xFF.example"), std::string("\xE2\x98\xBA\0.example", 12),
        std::string(2000, '\xC3'), std::string("\xE2\x80\xAE.example")}) {
    EXPECT_EQ(ToAsciiDomain(name), std::nullopt) << name;
  }
  const std::string u_umlaut = "\xC3\xBC";
  EXPECT_EQ(ParseDomainName(u_umlaut + "\r\n.example"), std::nullopt);
  EXPECT_EQ(ParseDomainName(u_umlaut), std::nullopt);
  EXPECT_EQ(ParseDomainName("\xEF\xBC\x8F.example"), std::nullopt);
}

TEST(DomainNameTest, NamesAreParsedIntoLowerCase) {
  EXPECT_EQ(ParseDomainName("Rapid7.COM"), "rapid7.com");
  EXPECT_EQ(ParseDomainName("https://rapid7.com"), std::nullopt);
}

}  // namespace
}  // namespace insight
