#include "sdk/http/proxy.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

ProxySettings FromMap(const std::map<std::string, std::string>& variables) {
  return ProxySettings::FromVariables([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

bool IsDirect(const std::string& except, std::string_view url) {
  return !FromMap({{"all_proxy", "http://p:1"}, {"no_proxy", except}})
              .ProxyFor(Url::Parse(url));
}

TEST(ProxySettingsTest, AnEmptyEnvironmentHasNoProxy) {
  const ProxySettings settings = FromMap({{"http_proxy", ""}});
  EXPECT_FALSE(settings.ProxyFor(Url::Parse("http://h")));
  EXPECT_FALSE(settings.ProxyFor(Url::Parse("https://h")));
}

TEST(ProxySettingsTest, EachSchemeHasItsOwn) {
  const ProxySettings settings = FromMap(
      {{"HTTP_PROXY", "http://a:1"}, {"https_proxy", "http://u:p@b:2/"}});
  EXPECT_EQ(settings.ProxyFor(Url::Parse("http://h"))->host, "a");
  EXPECT_EQ(settings.ProxyFor(Url::Parse("https://h"))->host, "b");
  EXPECT_EQ(settings.ProxyFor(Url::Parse("https://h"))->userinfo, "u:p");
}

TEST(ProxySettingsTest, LowerCaseComesFirstAndAllProxyLast) {
  const ProxySettings settings = FromMap({{"http_proxy", "http://low:1"},
                                          {"HTTP_PROXY", "http://up:1"},
                                          {"ALL_PROXY", "all:3"}});
  EXPECT_EQ(settings.http->host, "low");
  EXPECT_EQ(settings.https->host, "all");
  EXPECT_EQ(settings.https->port, 3);
}

TEST(ProxySettingsTest, AWrongProxyIsNamedByItsVariableOnly) {
  EXPECT_THAT(
      [] {
        (void)FromMap({{"HTTPS_PROXY", "http://u:secret@p:x"}});
      },
      ThrowsMessage<UrlException>(
          AllOf(HasSubstr("HTTPS_PROXY"), Not(HasSubstr("secret")))));
  EXPECT_THAT(
      [] {
        (void)FromMap({{"http_proxy", "socks5://p"}});
      },
      ThrowsMessage<UrlException>(HasSubstr("http_proxy")));
  EXPECT_THAT(
      [] {
        (void)FromMap({{"http_proxy", "https://p"}});
      },
      ThrowsMessage<UrlException>(HasSubstr("http_proxy")));
}

TEST(ProxySettingsTest, TheListOfExceptionsIsSeparatedByCommas) {
  EXPECT_THAT(FromMap({{"NO_PROXY", " a, .b.c ,,10.0.0.0/8"}}).except,
              ElementsAre("a", ".b.c", "10.0.0.0/8"));
}

TEST(ProxySettingsTest, ANameStandsForItselfAndAllBelow) {
  for (const std::string entry : {"example.com", ".example.com"}) {
    EXPECT_TRUE(IsDirect(entry, "http://example.com"));
    EXPECT_TRUE(IsDirect(entry, "https://a.b.EXAMPLE.com:8443"));
    EXPECT_FALSE(IsDirect(entry, "http://badexample.com"));
    EXPECT_FALSE(IsDirect(entry, "http://example.com.evil"));
  }
  EXPECT_TRUE(IsDirect("x,*", "http://anything"));
}

TEST(ProxySettingsTest, APortNarrowsAnEntry) {
  EXPECT_TRUE(IsDirect("h:8080", "http://h:8080"));
  EXPECT_FALSE(IsDirect("h:8080", "http://h"));
  EXPECT_TRUE(IsDirect("127.0.0.1:81", "http://127.0.0.1:81"));
  EXPECT_FALSE(IsDirect("127.0.0.1:81", "http://127.0.0.1"));
}

TEST(ProxySettingsTest, AddressesAndRangesMatchAddresses) {
  EXPECT_TRUE(IsDirect("127.0.0.1", "http://127.0.0.1"));
  EXPECT_TRUE(IsDirect("10.0.0.0/8", "http://10.1.2.3"));
  EXPECT_FALSE(IsDirect("10.0.0.0/8", "http://11.1.2.3"));
  EXPECT_TRUE(IsDirect("192.168.0.0/23", "http://192.168.1.9"));
  EXPECT_FALSE(IsDirect("192.168.0.0/23", "http://192.168.2.9"));
  EXPECT_TRUE(IsDirect("fd00::/8", "http://[fd12::1]"));
  EXPECT_TRUE(IsDirect("::1", "http://[::1]:9"));
  EXPECT_FALSE(IsDirect("10.0.0.0/33", "http://10.0.0.0"));
  EXPECT_FALSE(IsDirect("10.0.0.0/x", "http://10.0.0.0"));
  EXPECT_FALSE(IsDirect("10.0.0.0/8", "http://h"));
}

std::optional<Url> WhoisProxy(std::map<std::string, std::string> variables) {
  return TunnelProxyFromVariables("whois", [&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(TunnelProxyTest, AProtocolHasAVariableOfItsOwn) {
  EXPECT_EQ(WhoisProxy({{"whois_proxy", "p:3128"}, {"WHOIS_PROXY", "q"}}),
            Url::Parse("http://p:3128"));
  EXPECT_EQ(WhoisProxy({{"WHOIS_PROXY", "http://q"}}), Url::Parse("http://q"));
}

TEST(TunnelProxyTest, ProxiesOfHttpDoNotCount) {
  EXPECT_EQ(
      WhoisProxy({{"all_proxy", "http://p"}, {"https_proxy", "http://p"}}),
      std::nullopt);
}

TEST(TunnelProxyTest, AWrongProxyIsNamedByItsVariableOnly) {
  EXPECT_THAT(
      [] {
        (void)WhoisProxy({{"whois_proxy", "socks5://u:secret@p"}});
      },
      ThrowsMessage<UrlException>(
          AllOf(HasSubstr("whois_proxy"), Not(HasSubstr("secret")))));
}

}  // namespace
}  // namespace insight
