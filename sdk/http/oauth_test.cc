#include "sdk/http/oauth.h"

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_http_transport.h"
#include "sdk/testing/fake_waiter.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::FakeHttpTransport;
using ::insight::testing::FakeWaiter;
using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Property;
using ::testing::SizeIs;
using ::testing::StartsWith;
using ::testing::Throws;

class OAuthTest : public ::testing::Test {
 protected:
  std::shared_ptr<TokenSource> MakeSource(OAuthClient client) {
    return MakeOAuthTokenSource(std::move(client),
                                {.retry = {.max_tries = 1}, .seams = Seams()});
  }

  HttpSeams Seams() {
    return {.transport = transport_, .clock = &clock_, .waiter = &waiter_};
  }

  static OAuthClient Client() {
    return {.token_url = "https://auth.example/token",
            .client_id = "id",
            .client_secret = SecretKey("s&cret")};
  }

  void RespondWith(const std::string& body) {
    transport_->Respond({.status = 200, .body = body});
  }

  std::string Get(TokenSource& source) {
    return source.Get(nullptr, nullptr).Reveal();
  }

  // Matches what a failed Get() throws, by its data.
  template <typename Matcher>
  static auto FailsWith(Matcher data) {
    return Throws<PluginException>(
        AllOf(Property(&PluginException::cause,
                       "An unexpected error occurred while obtaining the OAuth "
                       "token."),
              Property(&PluginException::data, data)));
  }

  std::shared_ptr<FakeHttpTransport> transport_ =
      std::make_shared<FakeHttpTransport>();
  FakeClock clock_;
  FakeWaiter waiter_{clock_};
  std::shared_ptr<TokenSource> source_ = MakeSource(Client());
};

TEST_F(OAuthTest, AsksWithFieldsOfAForm) {
  OAuthClient client = Client();
  client.scope = "read write";
  client.extra = {{"audience", "a"}};
  RespondWith(R"({"access_token": "t"})");
  EXPECT_EQ(Get(*MakeSource(client)), "t");
  const auto sent = transport_->sent().at(0);
  EXPECT_EQ(sent.method, "POST");
  EXPECT_EQ(sent.url, "https://auth.example/token");
  EXPECT_EQ(sent.body,
            "grant_type=client_credentials&client_id=id&client_secret=s%26cret"
            "&scope=read%20write&audience=a");
  EXPECT_FALSE(sent.headers.Has("Authorization"));
}

TEST_F(OAuthTest, MayAskWithBasicAuthentication) {
  OAuthClient client = Client();
  client.use_basic_authentication = true;
  RespondWith(R"({"access_token": "t"})");
  Get(*MakeSource(client));
  const auto sent = transport_->sent().at(0);
  EXPECT_EQ(sent.headers.Get("Authorization"), "Basic aWQ6cyUyNmNyZXQ=");
  EXPECT_EQ(sent.body, "grant_type=client_credentials");
}

TEST_F(OAuthTest, ATokenIsKeptUntilShortlyBeforeItExpires) {
  RespondWith(R"({"access_token": "one", "expires_in": 3600})");
  RespondWith(R"({"access_token": "two", "expires_in": "100"})");
  RespondWith(R"({"access_token": "three"})");
  EXPECT_EQ(Get(*source_), "one");
  clock_.Advance(seconds(3539));
  EXPECT_EQ(Get(*source_), "one");
  clock_.Advance(seconds(1));
  EXPECT_EQ(Get(*source_), "two");
  clock_.Advance(seconds(89));
  EXPECT_EQ(Get(*source_), "two");
  clock_.Advance(seconds(1));
  EXPECT_EQ(Get(*source_), "three");
}

TEST_F(OAuthTest, WithoutALifetimeATokenIsKeptUntilItIsRefused) {
  RespondWith(R"({"access_token": "one", "expires_in": null})");
  RespondWith(R"({"access_token": "two"})");
  EXPECT_EQ(Get(*source_), "one");
  clock_.Advance(hours(1000));
  EXPECT_EQ(Get(*source_), "one");
  source_->Refused(Password("one"));
  EXPECT_EQ(Get(*source_), "two");
  source_->Refused(Password("one"));  // Known, and replaced already.
  EXPECT_EQ(Get(*source_), "two");
}

TEST_F(OAuthTest, ConcurrentCallsMakeOneRequest) {
  RespondWith(R"({"access_token": "t"})");
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { EXPECT_EQ(Get(*source_), "t"); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(transport_->sent(), SizeIs(1));
}

TEST_F(OAuthTest, ARefusalIsToldAndNotRemembered) {
  transport_->Respond(
      {.status = 401, .body = R"({"error": "invalid_client"})"});
  RespondWith(R"({"access_token": "t"})");
  EXPECT_THAT([&] { Get(*source_); },
              FailsWith("401 {\"error\": \"invalid_client\"}"));
  EXPECT_EQ(Get(*source_), "t");
}

TEST_F(OAuthTest, APluginMaySayItsOwnOfARefusal) {
  const auto source = MakeOAuthTokenSource(
      {.token_url = "https://login.example/token",
       .client_id = "id",
       .client_secret = Password("s"),
       .on_refusal =
           [](const HttpResponse& response) {
             throw PluginException("Refused.", "", response.body);
           }},
      {.seams = Seams()});
  transport_->Respond({.status = 400, .body = "no"});
  EXPECT_THAT([&] { Get(*source); }, ThrowsCause("Refused."));
}

TEST_F(OAuthTest, AnAnswerThatIsNoTokenIsNotShown) {
  for (const std::string body :
       {R"({"id_token": "hidden"})", "hidden",
        R"({"access_token": 5, "x": "hidden"})", R"(["hidden"])"}) {
    RespondWith(body);
    EXPECT_THAT([&] { Get(*source_); },
                FailsWith(AllOf(StartsWith("The token endpoint's answer"),
                                Not(HasSubstr("hidden")))))
        << body;
  }
}

TEST_F(OAuthTest, TheSecretDoesNotFollowARedirect) {
  transport_->Respond(
      {.status = 307, .headers = {{"Location", "https://evil.example/"}}});
  EXPECT_THAT([&] { Get(*source_); }, FailsWith(HasSubstr("307")));
  EXPECT_THAT(transport_->sent(), SizeIs(1));
}

TEST_F(OAuthTest, AFailedConnectionIsWhatItIs) {
  transport_->Fail(TransportFailure::kTimeout);
  EXPECT_THAT([&] { Get(*source_); }, ThrowsPreset(Preset::kTimeout));
}

TEST_F(OAuthTest, AClientRefreshesARefusedToken) {
  RespondWith(R"({"access_token": "one"})");
  transport_->Respond({.status = 401});
  RespondWith(R"({"access_token": "two"})");
  transport_->Respond({.status = 200, .body = "welcome"});
  const auto http = MakeHttpClient(
      {.base_url = "https://api.example", .auth = source_, .seams = Seams()});
  EXPECT_EQ(http->Send({.path = "/x"}).body, "welcome");
  EXPECT_EQ(transport_->sent().at(1).headers.Get("Authorization"),
            "Bearer one");
  EXPECT_EQ(transport_->sent().at(3).headers.Get("Authorization"),
            "Bearer two");
}

}  // namespace
}  // namespace insight
