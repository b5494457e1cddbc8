#include <string>

#include "gtest/gtest.h"
#include "sdk/util/indicators/defang.h"
#include "sdk/util/indicators/normalize.h"

namespace insight {
namespace {

TEST(DefangTest, PutsBracketsAroundWhatMakesALink) {
  EXPECT_EQ(Defang(IndicatorKind::kIpv4, "192.0.2.1"), "192[.]0[.]2[.]1");
  EXPECT_EQ(Defang(IndicatorKind::kIpv6, "::1.2.3.4"), "[:][:]1[.]2[.]3[.]4");
  EXPECT_EQ(Defang(IndicatorKind::kDomain, "a.example"), "a[.]example");
  EXPECT_EQ(Defang(IndicatorKind::kEmail, "a.b@c.example"),
            "a[.]b[@]c[.]example");
  EXPECT_EQ(Defang(IndicatorKind::kUrl, "https://u@a.example/x.y?z@"),
            "hxxps://u[@]a[.]example/x.y?z@");
  EXPECT_EQ(Defang(IndicatorKind::kFilePath, "/a.b"), "/a.b");
  EXPECT_EQ(Defang(IndicatorKind::kUrl, "a.b"), "a.b");
}

TEST(DefangTest, RefangKnowsTheUsualForms) {
  EXPECT_EQ(Refang("hxxps[:]//a(dot)example, b[at]c[.]example"),
            "https://a.example, b@c.example");
  EXPECT_EQ(Refang("hXXp[://]a{.}b[DOT]c[/]d"), "http://a.b.c/d");
  EXPECT_EQ(Refang("x(@)y(.)z{at}[@]"), "x@y.z@@");
  EXPECT_EQ(Refang("[:][:]1"), "::1");
}

TEST(DefangTest, RefangLeavesOtherTextAlone) {
  const std::string text = "[a.b] (c) xhxxp: hxxp [dots] (att)";
  EXPECT_EQ(Refang(text), text);
}

TEST(DefangTest, RefangUndoesDefang) {
  const std::string url = "http://u@a.example:80/x";
  EXPECT_EQ(Refang(Defang(IndicatorKind::kUrl, url)), url);
}

TEST(NormalizeTest, PutsEachKindIntoOneForm) {
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kIpv6, "2001:DB8:0::1"),
            "2001:db8::1");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kMac, "00-1B-44:11-3A-B7"),
            "00:1b:44:11:3a:b7");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kMd5, "ABCDEF"), "abcdef");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kCve, "cve-2021-44228"),
            "CVE-2021-44228");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kDomain, "M\u00fcnchen.example"),
            "xn--mnchen-3ya.example");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kEmail, "A.b@C.Example"),
            "A.b@c.example");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kFilePath, "C:\\A"), "C:\\A");
}

TEST(NormalizeTest, LowersTheHostOfAUrlAlone) {
  EXPECT_EQ(
      NormalizeIndicator(IndicatorKind::kUrl, "http://U:P@A.Com:80/B?C@D"),
      "http://U:P@a.com:80/B?C@D");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kUrl, "https://A.Com#B"),
            "https://a.com#B");
}

TEST(NormalizeTest, LeavesWhatHasNoSuchForm) {
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kIpv6, "1::2::3"), "1::2::3");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kUrl, "A"), "A");
  EXPECT_EQ(NormalizeIndicator(IndicatorKind::kEmail, "A"), "A");
}

}  // namespace
}  // namespace insight
