// Both actions against WHOIS servers over sockets.

#include "plugins/whois/util/lookup.h"

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/whois/tests/fake_whois.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::whois {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeStepContext;
using ::insight::testing::TcpTestPeer;
using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::Property;
using ::testing::SizeIs;
using ::testing::Throws;

constexpr const char* kIana = "whois.iana.org";
constexpr const char* kArin = "whois.arin.net";
constexpr const char* kVerisign = "whois.verisign-grs.com";
constexpr const char* kRegistrar = "whois.registrar.example";

constexpr const char* kThinRecord =
    "   Domain Name: EXAMPLE.COM\r\n"
    "   Registrar WHOIS Server: whois.registrar.example\r\n"
    "   Creation Date: 1995-08-14T04:00:00Z\r\n"
    "   Registrar: Example Registrar, Inc.\r\n"
    "   Name Server: NS1.EXAMPLE.COM\r\n"
    "   DNSSEC: unsigned\r\n";

constexpr const char* kRestOfRecord =
    "Domain Name: example.com\n"
    "Registrar Registration Expiration Date: 2030-08-13T04:00:00+0000\n"
    "Registrant Country: CH\n";

constexpr const char* kNotFound =
    "No match for \"EXAMPLE.COM\".\r\n1\r\n2\r\n3\r\n4\r\n5\r\n";

// Says nothing and stays.
void Hang(TcpTestPeer& peer) { peer.Hang(); }

class LookupTest : public ::testing::Test {
 protected:
  DomainOutput LookUp(const std::string& domain = "example.com") {
    return service_->LookUpDomain({.domain = domain}, context_);
  }
  AddressOutput LookUpAddress(const std::string& address = "192.0.2.1") {
    return service_->LookUpAddress({.address = address}, context_);
  }

  // What is thrown for a domain says so in its data.
  auto FailsAsUnknown(const std::string& reason) {
    return Throws<PluginException>(
        AllOf(Property(&PluginException::preset, Preset::kUnknown),
              Property(&PluginException::data, HasSubstr(reason))));
  }

  // The service from now on.
  void SetOptions(const WhoisOptions& options) {
    service_.emplace(transport_, cache_, options);
  }

  FakeClock clock_;
  AnswerCache cache_{clock_};
  FakeStepContext context_;
  FakeWhois whois_;
  TcpWhoisTransport transport_{{}, whois_.endpoints()};
  std::optional<WhoisService> service_{std::in_place, transport_, cache_};
};

// For servers that say nothing.
constexpr WhoisOptions kImpatient = {.silence = milliseconds(300)};

TEST_F(LookupTest, ADomainIsAskedOfItsRegistryAndThenOfItsRegistrar) {
  whois_.Answer(kVerisign, kThinRecord);
  whois_.Answer(kRegistrar, kRestOfRecord);
  const DomainOutput output = LookUp("Example.COM");
  EXPECT_EQ(output.name, "example.com");
  EXPECT_EQ(output.registrar, "Example Registrar, Inc.");
  EXPECT_EQ(output.registrant_cc, "ch");
  EXPECT_EQ(output.creation_date, Date{"1995-08-14T04:00:00"});
  EXPECT_EQ(output.expiration_date, Date{"2030-08-13T04:00:00+00:00"});
  EXPECT_THAT(output.name_servers, Optional(ElementsAre("ns1.example.com")));
  EXPECT_THAT(whois_.questions(),
              ElementsAre("whois.verisign-grs.com domain example.com",
                          "whois.registrar.example example.com"));
}

TEST_F(LookupTest, AnAddressIsAskedOfThoseThatIanaAndArinReferTo) {
  whois_.Answer(kIana, "refer: whois.arin.net\n");
  whois_.Answer(kArin,
                "# ARIN WHOIS\nNetName: RIPE-193\n"
                "ReferralServer: whois://whois.ripe.net:43\n");
  whois_.Answer("whois.ripe.net",
                "% This is the RIPE Database query service.\n\n"
                "inetnum: 193.0.0.0 - 193.0.7.255\nnetname: RIPE-NCC\n");
  const AddressOutput output = LookUpAddress("193.0.6.139");
  // ARIN's lines are the first four, and no ResourceLink names RIPE.
  EXPECT_EQ(output.netname, "RIPE-193");
  EXPECT_THAT(whois_.questions(), ElementsAre("whois.iana.org 193.0.6.139",
                                              "whois.arin.net n + 193.0.6.139",
                                              "whois.ripe.net 193.0.6.139"));
}

TEST_F(LookupTest, ARegistryThatHangsIsGivenUpInTime) {
  SetOptions(kImpatient);
  whois_.Handle(kVerisign, &Hang);
  whois_.Answer(kIana, "refer: whois.verisign-grs.com\n");
  EXPECT_THAT([&] { LookUp(); }, FailsAsUnknown("was silent for too long"));
}

TEST_F(LookupTest, ARegistryThatDripsIsGivenUpInTime) {
  SetOptions({.each = milliseconds(300), .max_answer = std::size_t{1} << 40});
  whois_.Handle(kVerisign, [](TcpTestPeer& peer) {
    while (peer.Write("x")) std::this_thread::yield();
  });
  EXPECT_THAT([&] { LookUp(); }, FailsAsUnknown("did not finish in time"));
}

TEST_F(LookupTest, ARegistryOfAnAddressThatHangsIsATimeout) {
  SetOptions(kImpatient);
  whois_.Answer(kIana, "refer: whois.arin.net\n");
  whois_.Handle(kArin, &Hang);
  EXPECT_THAT([&] { LookUpAddress(); }, ThrowsPreset(Preset::kTimeout));
}

TEST_F(LookupTest, AnEndlessAnswerIsCutInSize) {
  whois_.Answer(kIana, "refer: whois.arin.net\n");
  whois_.Handle(kArin, [](TcpTestPeer& peer) {
    while (peer.Write("NetName: EXAMPLE\n")) {
    }
  });
  SetOptions({.max_answer = 10000});
  EXPECT_THAT([&] { LookUpAddress(); },
              Throws<PluginException>(AllOf(
                  Property(&PluginException::preset, Preset::kConnectionError),
                  Property(&PluginException::data,
                           HasSubstr("sent more than 10000 bytes")))));
}

TEST_F(LookupTest, ARegistryThatResetsTheConnectionIsAnError) {
  whois_.Handle(kVerisign, [](TcpTestPeer& peer) {
    peer.Write("Domain Name: EXAM");
    peer.Reset();
  });
  EXPECT_THAT([&] { LookUp(); }, FailsAsUnknown("127.0.0.1:"));
}

TEST_F(LookupTest, ARegistryThatClosesAtOnceSaysNothing) {
  whois_.Answer(kVerisign, "");
  EXPECT_THAT([&] { LookUp(); },
              ThrowsCause("Error: Request did not return any data."));
}

TEST_F(LookupTest, ARegistryThatIsGoneIsFoundThroughIana) {
  whois_.Answer(kIana, "whois: whois.new.example\n");
  whois_.Answer("whois.new.example", kThinRecord);
  whois_.Answer(kRegistrar, kRestOfRecord);
  EXPECT_EQ(LookUp().name, "example.com");
}

TEST_F(LookupTest, WithoutAnyServerTheFailureIsThatOfTheRegistry) {
  EXPECT_THAT([&] { LookUp(); }, FailsAsUnknown("no connection to"));
  EXPECT_THAT([&] { LookUpAddress(); }, ThrowsPreset(Preset::kConnectionError));
}

TEST_F(LookupTest, ARegistrarThatHangsLeavesWhatTheRegistrySaid) {
  SetOptions(kImpatient);
  whois_.Answer(kVerisign, kThinRecord);
  whois_.Handle(kRegistrar, &Hang);
  const DomainOutput output = LookUp();
  EXPECT_EQ(output.registrar, "Example Registrar, Inc.");
  EXPECT_EQ(output.expiration_date, std::nullopt);
  EXPECT_THAT(context_.fake_log().messages(),
              Contains(AllOf(HasSubstr("WARNING"),
                             HasSubstr("whois.registrar.example was not "
                                       "followed: 127.0.0.1:"))));
}

TEST_F(LookupTest, AllServersTogetherHaveALimitedTime) {
  SetOptions({.total = seconds(1), .silence = seconds(50)});
  whois_.Answer(kVerisign, kThinRecord);
  whois_.Handle(kRegistrar, [](TcpTestPeer& peer) {
    peer.Write(
        "Domain Name: example.com\nWhois Server: whois.reseller.example\n");
    peer.Hang();
  });
  EXPECT_EQ(LookUp().name, "example.com");
  EXPECT_THAT(whois_.questions(), SizeIs(2));
}

TEST_F(LookupTest, ServersThatAreAskedInTurnUseUpTheSameTime) {
  SetOptions({.total = milliseconds(0)});
  EXPECT_THAT([&] { LookUp(); },
              FailsAsUnknown("no time was left to ask whois.verisign-grs.com"));
  EXPECT_THAT(whois_.questions(), IsEmpty());
}

TEST_F(LookupTest, CancellingEndsALookup) {
  const auto cancel = [&](TcpTestPeer& peer) {
    context_.Cancel();
    peer.Hang();
  };
  SetOptions({.each = seconds(50), .silence = seconds(50)});
  whois_.Handle(kVerisign, cancel);
  EXPECT_THAT([&] { LookUp(); },
              ThrowsCause("The lookup was cancelled before it was answered."));
  whois_.Handle(kIana, cancel);
  EXPECT_THAT([&] { LookUpAddress(); },
              ThrowsCause("The lookup was cancelled before it was answered."));
}

TEST_F(LookupTest, ARecordIsRememberedForTwoDays) {
  whois_.Answer(kVerisign, kThinRecord);
  whois_.Answer(kRegistrar, kRestOfRecord);
  const DomainOutput first = LookUp();
  clock_.Advance(hours(48) - seconds(1));
  EXPECT_EQ(LookUp("www.example.com"), first);
  EXPECT_THAT(whois_.questions(), SizeIs(2));
  clock_.Advance(seconds(1));
  EXPECT_EQ(LookUp(), first);
  EXPECT_THAT(whois_.questions(), SizeIs(4));
}

TEST_F(LookupTest, HalfARecordIsNotRemembered) {
  whois_.Answer(kVerisign, kThinRecord);
  EXPECT_EQ(LookUp().registrant_cc, std::nullopt);
  whois_.Answer(kRegistrar, kRestOfRecord);
  EXPECT_EQ(LookUp().registrant_cc, "ch");
}

TEST_F(LookupTest, ThatThereIsNoRecordIsNotRemembered) {
  whois_.Answer(kVerisign, kNotFound);
  EXPECT_THAT([&] { LookUp(); },
              ThrowsCause("Error: Request did not return any data."));
  whois_.Answer(kVerisign, kThinRecord);
  EXPECT_EQ(LookUp().name, "example.com");
}

TEST_F(LookupTest, ManyStepsMayLookUpAtOnce) {
  whois_.Answer(kVerisign, kThinRecord);
  whois_.Answer(kRegistrar, kRestOfRecord);
  whois_.Answer(kIana, "refer: whois.arin.net\n");
  whois_.Answer(kArin, "# ARIN\nNetName: EXAMPLE\n");
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      FakeStepContext context;
      EXPECT_EQ(service_->LookUpDomain({.domain = "example.com"}, context)
                    .registrant_cc,
                "ch");
      EXPECT_EQ(
          service_->LookUpAddress({.address = "192.0.2.1"}, context).netname,
          "EXAMPLE");
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(LookupTest, AQuestionIsOneLine) {
  whois_.Answer(kVerisign, kThinRecord);
  for (const std::string& query : std::vector<std::string>{
           "a\r\nb", "a\nb", "a\rb", std::string("a\0b", 3), "a\x7f"}) {
    EXPECT_THAT(
        [&] {
          (void)transport_.Ask(kVerisign, query, {seconds(1), seconds(1), 1000},
                               UncancelledWaiter());
        },
        Throws<TransportException>(Property(&TransportException::failure,
                                            TransportFailure::kProtocol)))
        << query;
  }
  EXPECT_THAT(whois_.questions(), IsEmpty());
}

TEST_F(LookupTest, WhatIsNoDomainOrAddressIsNotAskedAbout) {
  EXPECT_THAT([&] { LookUp("example.com\r\n-h localhost"); },
              ThrowsCause("Invalid domain as input."));
  EXPECT_THAT([&] { LookUpAddress("192.0.2.1\r\n? -h localhost"); },
              ThrowsCause("Invalid IPv4 or IPv6 address specified for a field "
                          "'Address'."));
  EXPECT_THAT(whois_.questions(), IsEmpty());
}

}  // namespace
}  // namespace insight::plugins::whois
