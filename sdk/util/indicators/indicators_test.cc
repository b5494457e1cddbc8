#include "sdk/util/indicators/indicators.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(IndicatorsTest, FindsEachOnceInTheOrderOfTheText) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kIpv4, "2.2.2.2 1.1.1.1 2.2.2.2"),
              ElementsAre("2.2.2.2", "1.1.1.1"));
}

TEST(IndicatorsTest, FindsNothingInAnEmptyText) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kUrl, ""), IsEmpty());
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain, ""), IsEmpty());
  EXPECT_THAT(FindIndicators(IndicatorKind::kFilePath, ""), IsEmpty());
}

TEST(IndicatorsTest, ThrowsIfThereAreMoreThanWanted) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kIpv4, "1.1.1.1 1.1.1.1", 1),
              ElementsAre("1.1.1.1"));
  EXPECT_THROW((void)FindIndicators(IndicatorKind::kIpv4, "1.1.1.1 1.1.1.2", 1),
               TooManyIndicatorsException);
}

TEST(IndicatorsTest, AddressesNeedNoBoundaries) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kIpv4,
                             "999.1.2.3.4 1.2.3.4567 192.00.1.1 1.2.3.256"),
              ElementsAre("99.1.2.3", "1.2.3.45", "1.2.3.25"));
  EXPECT_THAT(FindIndicators(IndicatorKind::kIpv6, "std::x"),
              ElementsAre("d::"));
}

TEST(IndicatorsTest, FindsEveryFormOfIpv6) {
  for (const std::string address :
       {"2001:db8:8:4::2", "1:2:3:4:5:6:7:8", "::", "::1",
        "fe80::", "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "1::192.0.2.1",
        "1:2:3:4:5:6:7::", "1:2::7:8", "1::3:4:5:6:7:8",
        "FE80:0000:0000:0000:0202:B3FF:FE1E:8329"}) {
    EXPECT_THAT(FindIndicators(IndicatorKind::kIpv6, "<" + address + "%eth0>"),
                ElementsAre(address));
  }
  EXPECT_THAT(FindIndicators(IndicatorKind::kIpv6,
                             "2001:0db8:85a03:0:0:8a2e:0370:7334 10:11:12"),
              IsEmpty());
}

TEST(IndicatorsTest, HashesAreWholeWordsInEveryScript) {
  const std::string md5 = "44d88612fea8a8f36de82e1278abb02f";
  EXPECT_THAT(FindIndicators(IndicatorKind::kMd5, "(" + md5 + ")"),
              ElementsAre(md5));
  for (const std::string beside :
       {"0", "_", "x", "\u00e9", "\u4f8b", "\u0301"}) {
    EXPECT_THAT(FindIndicators(IndicatorKind::kMd5, md5 + beside), IsEmpty())
        << beside;
    EXPECT_THAT(FindIndicators(IndicatorKind::kMd5, beside + md5), IsEmpty())
        << beside;
  }
  EXPECT_THAT(FindIndicators(IndicatorKind::kMd5, "\u2603" + md5 + "\xff"),
              ElementsAre(md5));
}

TEST(IndicatorsTest, HashesAreToldApartByLength) {
  const std::string sha1 = Repeated("0123456789", 4);
  const std::string sha256 = Repeated("01234567", 8);
  const std::string sha512 = sha256 + sha256;
  const std::string text = sha1 + " " + sha256 + " " + sha512;
  EXPECT_THAT(FindIndicators(IndicatorKind::kMd5, text), IsEmpty());
  EXPECT_THAT(FindIndicators(IndicatorKind::kSha1, text), ElementsAre(sha1));
  EXPECT_THAT(FindIndicators(IndicatorKind::kSha256, text),
              ElementsAre(sha256));
  EXPECT_THAT(FindIndicators(IndicatorKind::kSha512, text),
              ElementsAre(sha512));
}

TEST(IndicatorsTest, FindsTheNextHashBehindOneThatIsNone) {
  const std::string mac = "00-11-22:33-44-55";
  EXPECT_THAT(FindIndicators(IndicatorKind::kMac, "\u00e9" + mac + " " + mac),
              ElementsAre(mac));
  EXPECT_THAT(FindIndicators(IndicatorKind::kMac, "100:1B:44:11:3A:B7"),
              IsEmpty());
  EXPECT_THAT(FindIndicators(IndicatorKind::kMac, "00:14-22:01-23:45:66"),
              ElementsAre("00:14-22:01-23:45"));
}

TEST(IndicatorsTest, FindsVulnerabilitiesAndUuidsInsideOfWords) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kCve,
                             "xCVE-2021-44228, cve-1-2 cve-12345-12345678"),
              ElementsAre("CVE-2021-44228", "cve-12345-1234567"));
  EXPECT_THAT(FindIndicators(IndicatorKind::kUuid,
                             "x123e4567-e89b-12d3-A456-426614174000y"),
              ElementsAre("123e4567-e89b-12d3-A456-426614174000"));
}

TEST(IndicatorsTest, FindsValidEmailAddresses) {
  EXPECT_THAT(
      FindIndicators(IndicatorKind::kEmail,
                     "a@b.com <x.y+z@sub.example.org>, bad@x user@@x.com "
                     "@example.com user-@example.org"),
      ElementsAre("a@b.com", "x.y+z@sub.example.org", "user-@example.org"));
  for (const std::string text :
       {"mailto:a@b.com", ".a@b.com", "a.@b.com", "a..b@b.com", "a@b.com.",
        "a@-b.com", "a@b.1"}) {
    EXPECT_THAT(FindIndicators(IndicatorKind::kEmail, text), IsEmpty()) << text;
  }
  EXPECT_THAT(
      FindIndicators(IndicatorKind::kEmail, std::string(65, 'a') + "@b.com"),
      IsEmpty());
}

TEST(IndicatorsTest, FindsDomainsInLowerCase) {
  EXPECT_THAT(
      FindIndicators(
          IndicatorKind::kDomain,
          "WWW.Example.co.uk, http://test.example.net:443/a.com?b.de "
          "user.name@example.org readme.txt a.b=c d.com="),
      ElementsAre("www.example.co.uk", "test.example.net", "example.org"));
}

TEST(IndicatorsTest, LabelsAreOfAnyScript) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain,
                             "http://\u272adf.ws/1 M\u00dcNCHEN.de "
                             "\u4f8b\u5b50.\u4e2d\u56fd"),
              ElementsAre("\u272adf.ws", "m\u00fcnchen.de",
                          "\u4f8b\u5b50.\u4e2d\u56fd"));
}

TEST(IndicatorsTest, LabelsHaveSingleHyphensInside) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain,
                             "a-b.com -c.com d-.com e--f.com _g.com h_i.com"),
              ElementsAre("a-b.com", "c.com", "f.com", "g.com", "i.com"));
}

TEST(IndicatorsTest, LabelsHaveAtMost63Characters) {
  const std::string longest(63, 'a');
  const std::string cut = std::string(61, 'b') + "-c";
  EXPECT_THAT(
      FindIndicators(IndicatorKind::kDomain, longest + ".com b" + cut + ".com"),
      ElementsAre(longest + ".com", cut + ".com"));
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain, "x.11" + longest + ".com"),
              ElementsAre(longest + ".com"));
}

TEST(IndicatorsTest, ADomainEndsAtTheLastLabelThatCanBeTheTop) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain, "a.com.1.2.b a.de1"),
              ElementsAre("a.com", "a.de"));
}

TEST(IndicatorsTest, FindsUrls) {
  EXPECT_THAT(
      FindIndicators(
          IndicatorKind::kUrl,
          "<a href='http://www.altova.com'>(http://c.com/y) "
          "http://a.com/x,y https://u:p@h.com:80/?a=1&b#c HTTP://N.com"),
      ElementsAre("http://www.altova.com", "http://c.com/y)", "http://a.com/x",
                  "https://u:p@h.com:80/?a=1&b#c"));
}

TEST(IndicatorsTest, AUrlHasAHostUpToAWordBoundary) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kUrl,
                             "http:// http://h/x http://\u4f8b\u5b50 "
                             "http://abc\u00e9 http://www.a"),
              ElementsAre("http://www.a"));
  EXPECT_THAT(
      FindIndicators(IndicatorKind::kUrl,
                     "http://" + std::string(257, 'a') + " http://b.cc"),
      ElementsAre("http://b.cc"));
}

TEST(IndicatorsTest, FindsPaths) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kFilePath,
                             "C:\\Windows\\x.exe \"/a b/c\" \"/tmp/x.sh\" "
                             "//srv/share a/b\u3000c \\\\h\\\u00e9|"),
              ElementsAre("C:\\Windows\\x.exe", "/a", "/c", "\"/tmp/x.sh\"",
                          "//srv/share", "/b", "\\\\h\\\u00e9"));
}

TEST(IndicatorsTest, RemovesWhatIsFound) {
  EXPECT_EQ(RemoveCandidates(IndicatorKind::kUrl, "a http://b.com/c d"),
            "a  d");
  EXPECT_EQ(RemoveCandidates(IndicatorKind::kUrl, "none"), "none");
}

TEST(IndicatorsTest, BytesThatAreNotUtf8AreNoPartOfAnIndicator) {
  EXPECT_THAT(FindIndicators(IndicatorKind::kDomain,
                             "\xff"
                             "a.com\xc3 b\xe2\x82.com \xf4\xff.c"),
              ElementsAre("a.com"));
  EXPECT_THAT(FindIndicators(IndicatorKind::kUrl, "http://a.com\xff/b"),
              ElementsAre("http://a.com"));
}

// Each takes minutes where the time is the square of the length.
TEST(IndicatorsTest, TakesTimeLinearInTheText) {
  for (const std::string part :
       {"1.", "a-", "a.", "aa.bb.1.", "http://", "http://aa", "ab",
        "0:", "::", "/", "a@", "a.a@", "\"/a", "00:", "cve-1234-", "\u4f8b."}) {
    const std::string text = Repeated(part, 300'000);
    for (int kind = 0; kind <= static_cast<int>(IndicatorKind::kFilePath);
         ++kind) {
      std::size_t bytes = 0;
      ForEachCandidate(static_cast<IndicatorKind>(kind), text,
                       [&](std::string_view match) { bytes += match.size(); });
      EXPECT_LE(bytes, text.size());
    }
  }
}

}  // namespace
}  // namespace insight
