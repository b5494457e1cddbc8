#include "sdk/http/url.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Throws;
using ::testing::ThrowsMessage;

TEST(PercentEncodeTest, LeavesOnlyUnreservedCharacters) {
  EXPECT_EQ(PercentEncode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(PercentEncode("a/b?c=d e\r\n\xC3\xA9"),
            "a%2Fb%3Fc%3Dd%20e%0D%0A%C3%A9");
}

TEST(PercentDecodeTest, LeavesWhatIsNoEscape) {
  EXPECT_EQ(PercentDecode("a%2fb%20c"), "a/b c");
  EXPECT_EQ(PercentDecode("100%"), "100%");
  EXPECT_EQ(PercentDecode("%4"), "%4");
  EXPECT_EQ(PercentDecode("%zz%41"), "%zzA");
}

TEST(EncodeQueryTest, EncodesNamesAndValuesInOrder) {
  EXPECT_EQ(EncodeQuery({{"jql", "a = b&c"}, {"n m", "1"}, {"e", ""}}),
            "jql=a%20%3D%20b%26c&n%20m=1&e=");
  EXPECT_EQ(EncodeQuery({}), "");
}

TEST(RedactUrlTest, LeavesOutUserInformationQueryAndFragment) {
  EXPECT_EQ(RedactUrl("https://u:p@host:1/a?token=x#y"), "https://host:1/a");
  EXPECT_EQ(RedactUrl("/a/b?token=x"), "/a/b");
  EXPECT_EQ(RedactUrl("https://u:p/w@host"), "https://u:p/w@host");
  EXPECT_EQ(RedactUrl("https://user@name:p@host/a"), "https://host/a");
}

TEST(UrlTest, HasItsParts) {
  const Url url = Url::Parse("HTTPS://u:p%40@Host.Example:8443/a/b?c=d#e");
  EXPECT_EQ(url.scheme, "https");
  EXPECT_EQ(url.userinfo, "u:p%40");
  EXPECT_EQ(url.host, "host.example");
  EXPECT_EQ(url.port, 8443);
  EXPECT_EQ(url.Target(), "/a/b?c=d");
  EXPECT_EQ(url.ToString(), "https://host.example:8443/a/b?c=d");
  EXPECT_EQ(url.Redacted(), "https://host.example:8443/a/b");
}

TEST(UrlTest, HasDefaults) {
  const Url url = Url::Parse("http://h");
  EXPECT_EQ(url.port, 80);
  EXPECT_EQ(url.Target(), "/");
  EXPECT_EQ(url.Authority(), "h");
  EXPECT_EQ(Url::Parse("https://h:443?a=b").ToString(), "https://h/?a=b");
  EXPECT_EQ(Url::Parse("https://h:").port, 443);
}

TEST(UrlTest, AnIpv6AddressStandsInBrackets) {
  const Url url = Url::Parse("http://[::1]:8080/x");
  EXPECT_EQ(url.host, "::1");
  EXPECT_EQ(url.Authority(), "[::1]:8080");
}

TEST(UrlTest, EncodesWhatAUrlMayNotHold) {
  EXPECT_EQ(Url::Parse("http://h/a b\xC3\xA9?q=\"x\"").Target(),
            "/a%20b%C3%A9?q=%22x%22");
}

TEST(UrlTest, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "h/a", "/a", "ftp://h/", "http:/h", "http://", "http:///a",
        "http://h:0/", "http://h:65536/", "http://h:8a/", "http://[::1",
        "http://[::1]x/", "http://a b/", "http://h\\@evil/",
        "http://h/a\r\nX: y", "http://h\n/", "http://h/?a=\x01",
        "http://h\xC3\xA9/", "http://u@h@/"}) {
    EXPECT_THAT([&] { (void)Url::Parse(text); }, Throws<UrlException>())
        << text;
  }
}

TEST(UrlTest, AnErrorDoesNotShowTheUrl) {
  EXPECT_THAT([] { (void)Url::Parse("http://user:secret@h:x/"); },
              ThrowsMessage<UrlException>(Not(HasSubstr("secret"))));
}

// Examples of RFC 3986, section 5.4, with http as the scheme.
TEST(UrlTest, ResolvesReferences) {
  const Url base = Url::Parse("http://a/b/c/d;p?q");
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"http://x/y", "http://x/y"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
      // No schemes, by section 3.1.
      {"2001:db8::1", "http://a/b/c/2001:db8::1"},
      {"my_tag:x/y", "http://a/b/c/my_tag:x/y"},
  };
  for (const auto& [reference, expected] : kCases) {
    EXPECT_EQ(base.Resolve(reference).ToString(), expected) << reference;
  }
  EXPECT_THAT([&] { (void)base.Resolve("ftp://x"); }, Throws<UrlException>());
  EXPECT_THAT([&] { (void)base.Resolve("mailto:x"); }, Throws<UrlException>());
}

TEST(UrlTest, AnOriginIsSchemeHostAndPort) {
  const Url url = Url::Parse("https://h/a");
  EXPECT_TRUE(url.SameOrigin(Url::Parse("https://H:443/b?c")));
  EXPECT_FALSE(url.SameOrigin(Url::Parse("http://h/a")));
  EXPECT_FALSE(url.SameOrigin(Url::Parse("https://h:8443/a")));
  EXPECT_FALSE(url.SameOrigin(Url::Parse("https://x.h/a")));
}

}  // namespace
}  // namespace insight
