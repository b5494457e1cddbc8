#include "sdk/util/indicators/public_suffix.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(PublicSuffixTest, IsTheLongestOfTheList) {
  EXPECT_EQ(PublicSuffix("www.example.com"), "com");
  EXPECT_EQ(PublicSuffix("www.example.co.uk"), "co.uk");
  EXPECT_EQ(PublicSuffix("co.uk"), "co.uk");
  EXPECT_EQ(PublicSuffix("\u4f8b\u5b50.\u516c\u53f8.cn"), "\u516c\u53f8.cn");
}

TEST(PublicSuffixTest, IsNothingIfTheListDoesNotKnowIt) {
  EXPECT_EQ(PublicSuffix("readme.txt"), "");
  EXPECT_EQ(PublicSuffix(""), "");
  EXPECT_EQ(PublicSuffix("."), "");
  EXPECT_EQ(PublicSuffix("COM"), "");
  EXPECT_EQ(PublicSuffix(std::string(1000, '.')), "");
}

TEST(PublicSuffixTest, KnowsRulesForAllBelowAndTheirExceptions) {
  EXPECT_EQ(PublicSuffix("a.b.ck"), "b.ck");
  EXPECT_EQ(PublicSuffix("b.ck"), "b.ck");
  EXPECT_EQ(PublicSuffix("a.www.ck"), "ck");
  EXPECT_EQ(PublicSuffix("a.city.kawasaki.jp"), "kawasaki.jp");
}

TEST(PublicSuffixTest, DoesNotCountWhatCompaniesOffer) {
  EXPECT_EQ(PublicSuffix("a.github.io"), "io");
}

TEST(PublicSuffixTest, TheRegistrableDomainHasOneLabelMore) {
  EXPECT_EQ(RegistrableDomain("www.example.co.uk"), "example.co.uk");
  EXPECT_EQ(RegistrableDomain("example.co.uk"), "example.co.uk");
  EXPECT_EQ(RegistrableDomain("a.github.io"), "github.io");
  EXPECT_EQ(RegistrableDomain("co.uk"), "co.uk");
  EXPECT_EQ(RegistrableDomain("readme.txt"), "readme.txt");
}

TEST(PublicSuffixTest, VisitsEachRuleThatIsASuffix) {
  std::size_t count = 0;
  ForEachPublicSuffix([&](std::string_view suffix) {
    ++count;
    EXPECT_EQ(PublicSuffix(suffix), suffix);
  });
  EXPECT_GT(count, 6'000U);
}

}  // namespace
}  // namespace insight
