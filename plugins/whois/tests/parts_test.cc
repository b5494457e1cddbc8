// Parts of the plugin without a network.

#include <algorithm>
#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/whois/util/address_record.h"
#include "plugins/whois/util/answer.h"
#include "plugins/whois/util/answer_cache.h"
#include "plugins/whois/util/domain_record.h"
#include "plugins/whois/util/server_table.h"
#include "plugins/whois/util/servers.h"
#include "plugins/whois/util/whois_date.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/testdata.h"

namespace insight::plugins::whois {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeLogger;
using ::insight::testing::ReadRunfile;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::ThrowsMessage;

// TLD -> server of lines such as "\.com$ whois.verisign-grs.com".
std::map<std::string, std::string> ReadConf() {
  std::istringstream lines(
      ReadRunfile("plugins/whois/tests/testdata/whois.conf"));
  std::map<std::string, std::string> servers;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t dollar = line.find("$ ");
    if (!line.starts_with("\\.") || dollar == std::string::npos) continue;
    servers.emplace(line.substr(2, dollar - 2), Trim(line.substr(dollar + 2)));
  }
  return servers;
}

TEST(ServersTest, TheTableIsThatOfTheConfigurationFile) {
  const std::map<std::string, std::string> conf = ReadConf();
  EXPECT_GT(conf.size(), 1100u);
  for (const auto& [domain, server] : conf) {
    EXPECT_EQ(ServerOfTopLevelDomain(domain), server) << domain;
  }
  std::size_t domains = 0;
  for (const ServerRow& row : ServerTable()) {
    domains += 1 + static_cast<std::size_t>(
                       std::count(row.domains.begin(), row.domains.end(), ' '));
  }
  EXPECT_EQ(domains, conf.size());
}

TEST(ServersTest, NoPartOfAWordIsATopLevelDomain) {
  EXPECT_EQ(ServerOfTopLevelDomain(""), std::nullopt);
  EXPECT_EQ(ServerOfTopLevelDomain("co com"), std::nullopt);
  EXPECT_EQ(ServerOfTopLevelDomain("thereisnone"), std::nullopt);
}

TEST(ParsePairsTest, TheFirstOfSeveralWithOneLabelCounts) {
  EXPECT_THAT(ParsePairs("a: 1\nb: 2\na: 3\n"),
              ElementsAre(Pair("a", "1"), Pair("b", "2")));
}

TEST(ParsePairsTest, ALabelWithoutAValueSwallowsTheNextLine) {
  EXPECT_THAT(
      ParsePairs("OriginAS:  \n\n  Organization:  IANA\nRef: x"),
      ElementsAre(Pair("OriginAS", "Organization:IANA"), Pair("Ref", "x")));
}

TEST(ParsePairsTest, TheLastColonOfAWordEndsItsLabel) {
  EXPECT_THAT(ParsePairs("see https://x/ at: a:b : c"),
              ElementsAre(Pair("https", "//x/ at:a:b:c")));
  EXPECT_THAT(ParsePairs("a:b:c: d"), ElementsAre(Pair("a", "b:c:d")));
}

TEST(ParsePairsTest, TimesKeepTheirColons) {
  EXPECT_THAT(ParsePairs("created: 2003-03-17T12:15:57Z"),
              ElementsAre(Pair("created", "2003-03-17T12:15:57Z")));
}

TEST(ParsePairsTest, AColonAloneIsNoLabel) {
  EXPECT_THAT(ParsePairs(": x\n :y\n"), IsEmpty());
  EXPECT_THAT(ParsePairs("a:"), ElementsAre(Pair("a", "")));
  EXPECT_THAT(ParsePairs(""), IsEmpty());
}

TEST(ToAddressOutputTest, TheRegistryIsNamedInTheFirstFourLinesOrByALink) {
  const auto registry = [](const std::string& text) {
    FakeLogger log;
    (void)ToAddressOutput(text, AddressRegistrar::kAutodetect, log);
    return log.messages().back();
  };
  EXPECT_EQ(registry("1\n2\n3\nRipe and Apnic\n"),
            "INFO Info: Using registry: apnic");
  EXPECT_EQ(registry("1\n2\n3\n4\nripe"), "INFO Info: Using registry: arin");
  EXPECT_EQ(registry("LACNIC\nResourceLink: whois.ripe.net"),
            "INFO Info: Using registry: ripe");
  EXPECT_EQ(registry("ripe\n2\n3\n4\nResourceLink: https://arin.net"),
            "INFO Info: Using registry: ripe");
}

struct {
  std::string_view text, date;
} constexpr kDates[] = {
    {"02-jan-2000", "2000-01-02T00:00:00"},
    {"02.02.2000", "2000-02-02T00:00:00"},
    {"01/06/2011", "2011-06-01T00:00:00"},
    {"2000-01-02", "2000-01-02T00:00:00"},
    {"2000.01.02", "2000-01-02T00:00:00"},
    {"2005/05/30", "2005-05-30T00:00:00"},
    {"before Aug-1996", "1996-08-01T00:00:00"},
    {"2002.09.19 13:00:00", "2002-09-19T13:00:00"},
    {"20110908 14:44:51", "2011-09-08T14:44:51"},
    {"2011-09-08 14:44:51", "2011-09-08T14:44:51"},
    {"2011-09-08 14:44:51 CLST", "2011-09-08T14:44:51"},
    {"2011-09-08 14:44:51.622265", "2011-09-08T14:44:51.622265"},
    {"19.09.2002  13:00:00", "2002-09-19T13:00:00"},
    {"24-Jul-2009 13:20:03 UTC", "2009-07-24T13:20:03"},
    {"2011/06/01 01:05:01 (+0900)", "2011-06-01T01:05:01+09:00"},
    {"2011/06/01 01:05:01 (JST)", "2011-06-01T01:05:01+09:00"},
    {"2011/06/01 01:05:01", "2011-06-01T01:05:01"},
    {"Tue Jun 21 23:59:59 GMT 2011", "2011-06-21T23:59:59"},
    {"Tue Dec 12 2000", "2000-12-12T00:00:00"},
    {"2007-01-26T19:10:31", "2007-01-26T19:10:31"},
    {"2007-01-26T19:10:31Z", "2007-01-26T19:10:31"},
    {"2007-01-26T19:10:31.5z", "2007-01-26T19:10:31.500000"},
    {"2011-03-30T19:36:27+0200", "2011-03-30T19:36:27+02:00"},
    {"2011-03-30T19:36:27+02:00", "2011-03-30T19:36:27+02:00"},
    {"2011-09-08T14:44:51.622265+03:00", "2011-09-08T14:44:51.622265+03:00"},
    {"2011-09-08T14:44:51.622265", "2011-09-08T14:44:51.622265"},
    {"2011-03-30T19:36:27 -0200", "2011-03-30T19:36:27-02:00"},
    {"2028-09-13T07:00:00+0000", "2028-09-13T07:00:00+00:00"},
    {"20110908", "2011-09-08T00:00:00"},
    {"1999. 07. 28.", "1999-07-28T00:00:00"},
    {"Tue 12 Dec 2000", "2000-12-12T00:00:00"},
    {"Tuesday 12th December 2000", "2000-12-12T00:00:00"},
    {"Mon 1st May 2000", "2000-05-01T00:00:00"},
    {"2007-12-24 10:24:32 (gmt+0:00)", "2007-12-24T10:24:32"},
    {"January 01 2000", "2000-01-01T00:00:00"},
    {"19990518 #162310", "1999-05-18T00:00:00"},
    {"  1997-09-15T04:00:00Z \r", "1997-09-15T04:00:00"},
};

TEST(ParseWhoisDateTest, EachRegistrysFormIsKnown) {
  for (const auto& [text, date] : kDates) {
    EXPECT_EQ(ParseWhoisDate(text), Date{std::string(date)}) << text;
  }
}

TEST(ParseWhoisDateTest, NothingIsNoDateAndNoError) {
  EXPECT_EQ(ParseWhoisDate(" \r"), std::nullopt);
  EXPECT_EQ(ParseWhoisDate("Not defined"), std::nullopt);
}

TEST(ParseWhoisDateTest, WhatIsNoDateIsNamed) {
  for (const std::string text : {"soon", "2000-13-01", "2000-02-30", "1st "}) {
    EXPECT_THAT([&] { (void)ParseWhoisDate(text); },
                ThrowsMessage<UnknownDateException>(
                    "Unknown date format: '" + std::string(Trim(text)) + "'"));
  }
}

TEST(NormalizeAnswerTest, LinesEndWithALineFeedAlone) {
  EXPECT_EQ(NormalizeAnswer("a\r\nb\rc\r\n\r"), "a\nb\rc\n\r");
  EXPECT_EQ(NormalizeAnswer("\r\r\na\r\r\r\n\r\n"), "\na\n\n");
}

TEST(NormalizeAnswerTest, WhatIsNoUtf8IsLatin1) {
  EXPECT_EQ(NormalizeAnswer("S\xE3o"), "S\xC3\xA3o");
  EXPECT_EQ(NormalizeAnswer("S\xC3\xA3o"), "S\xC3\xA3o");
}

TEST(ReferralTest, OnlyNamesAtThePortOfWhoisAreServers) {
  for (const std::string server :
       {"whois.example.net", "WHOIS.Example.NET:43",
        "whois://whois.example.net/", "whois://whois.example.net:43"}) {
    EXPECT_EQ(ReferralOfAddress("ReferralServer: " + server + "\n"),
              "whois.example.net")
        << server;
  }
  for (const std::string server :
       {"", "127.0.0.1", "[::1]", "localhost", "whois.example.net:22",
        "rwhois://whois.example.net", "https://whois.example.net/x",
        "whois.example.net x", "-h.example.net", "a@whois.example.net"}) {
    EXPECT_EQ(ReferralOfAddress("ReferralServer: " + server + "\n"),
              std::nullopt)
        << server;
  }
}

TEST(RateLimitTest, AShortRefusalIsOne) {
  for (const std::string text :
       {"WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS",
        "%ERROR:201: access denied for 192.0.2.1",
        "Your connection limit exceeded. Please slow down and try again later.",
        "% Excessive querying, grace period of 60 seconds.",
        "You have exceeded your query limit"}) {
    EXPECT_TRUE(IsRateLimit(text)) << text;
  }
}

TEST(RateLimitTest, ARecordThatSpeaksOfLimitsIsNone) {
  EXPECT_FALSE(IsRateLimit("Domain Name: A.COM\nlimit exceeded"));
  EXPECT_FALSE(IsRateLimit("inetnum: 1 - 2\nremarks: query rate limit"));
  EXPECT_FALSE(IsRateLimit(std::string(3000, 'x') + "limit exceeded"));
  EXPECT_FALSE(IsRateLimit("No match for a.com"));
}

TEST(DomainRecordTest, MatchesOfAHugeAnswerAreLimited) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "Name Server: a\n";
  EXPECT_EQ(MatchDomainAnswer("Domain Name: a.com\n" + text, "a.com")
                ->at(static_cast<std::size_t>(DomainField::kNameServers))
                .size(),
            1000u);
}

// What makes backtracking matchers slow for hours.
TEST(DomainRecordTest, HostileAnswersAreReadInLinearTime) {
  for (const std::string line :
       {"Registrant\n", "Registrant Country", "[Registrar]\n",
        "Name Servers:", "Domain Name:\n", " ", ":", "nameservers:\n"}) {
    std::string text = "\n\n\n\n\n";
    while (text.size() < (std::size_t{1} << 20)) text += line;
    for (const std::string domain :
         {"a.com", "a.lv", "a.pl", "a.edu", "a.it"}) {
      (void)MatchDomainAnswer(text, domain);
    }
    (void)ParsePairs(text);
    (void)IsRateLimit(text);
    (void)ReferralOfDomain(text);
    (void)ReferralOfAddress(text);
  }
}

TEST(AnswerCacheTest, TheOldestIsForgottenFirst) {
  FakeClock clock;
  AnswerCache cache(clock, {.max_entries = 2});
  for (const std::string domain : {"a", "b", "c"}) {
    cache.Put(domain, "answer");
    clock.Advance(seconds(1));
  }
  EXPECT_EQ(cache.Get("a"), std::nullopt);
  EXPECT_EQ(cache.Get("b"), "answer");
  EXPECT_EQ(cache.Get("c"), "answer");
}

TEST(AnswerCacheTest, LongAnswersAreNotRemembered) {
  FakeClock clock;
  AnswerCache cache(clock, {.max_bytes = 3});
  cache.Put("a", "four");
  EXPECT_EQ(cache.Get("a"), std::nullopt);
}

}  // namespace
}  // namespace insight::plugins::whois
