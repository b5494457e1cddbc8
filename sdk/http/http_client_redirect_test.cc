#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client_fixture.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::ThrowsPreset;
using ::testing::SizeIs;

using HttpClientRedirectTest = HttpClientFixture;

TEST_F(HttpClientRedirectTest, FollowsRedirectsAndSaysWhereItEnded) {
  transport_->Respond({.status = 301, .headers = {{"Location", "b"}}});
  transport_->Respond({.status = 308, .headers = {{"Location", "/c?d=e#f"}}});
  transport_->Respond({.status = 200, .body = "here"});
  const HttpResponse response = MakeClient()->Send({.path = "/a"});
  EXPECT_EQ(response.body, "here");
  EXPECT_EQ(response.url, "https://api.example/c?d=e");
  EXPECT_EQ(transport_->sent()[1].url, "https://api.example/base/b");
}

TEST_F(HttpClientRedirectTest, TheCallerMayHaveTheRedirectItself) {
  transport_->Respond({.status = 302, .headers = {{"Location", "/b"}}});
  EXPECT_EQ(MakeClient()->Send({.follow_redirects = false}).status, 302);
}

TEST_F(HttpClientRedirectTest, AStatusWithoutALocationIsAnAnswer) {
  transport_->Respond({.status = 302});
  EXPECT_EQ(MakeClient()->Send({}).status, 302);
  transport_->Respond({.status = 304, .headers = {{"Location", "/b"}}});
  EXPECT_EQ(MakeClient()->Send({}).status, 304);
}

TEST_F(HttpClientRedirectTest, ALoopEnds) {
  for (int i = 0; i < 12; ++i) {
    transport_->Respond({.status = 302, .headers = {{"Location", "/a"}}});
  }
  EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
              ThrowsPreset(Preset::kRedirectError));
  EXPECT_THAT(transport_->sent(), SizeIs(11));
}

TEST_F(HttpClientRedirectTest, SomeRedirectsTurnAPostIntoAGet) {
  const HttpRequest post = {.method = "POST",
                            .headers = {{"Content-Type", "a/b"}, {"X", "y"}},
                            .body = "content"};
  for (const int status : {301, 302, 303}) {
    const auto sent = Redirect(status, "/b", post);
    EXPECT_EQ(sent.method, "GET") << status;
    EXPECT_EQ(sent.body, "");
    EXPECT_FALSE(sent.headers.Has("Content-Type"));
    EXPECT_TRUE(sent.headers.Has("X"));
  }
  for (const int status : {307, 308}) {
    const auto sent = Redirect(status, "/b", post);
    EXPECT_EQ(sent.method, "POST") << status;
    EXPECT_EQ(sent.body, "content");
    EXPECT_TRUE(sent.headers.Has("Content-Type"));
  }
}

TEST_F(HttpClientRedirectTest, OtherMethodsStayUnlessTheAnswerIsElsewhere) {
  EXPECT_EQ(Redirect(302, "/b", {.method = "PUT"}).method, "PUT");
  EXPECT_EQ(Redirect(303, "/b", {.method = "PUT"}).method, "GET");
  EXPECT_EQ(Redirect(303, "/b", {.method = "HEAD"}).method, "HEAD");
}

TEST_F(HttpClientRedirectTest, CredentialsStayAtTheirOrigin) {
  const HttpRequest request = {.headers = {{"Cookie", "c"},
                                           {"X-Api-Key", "k"},
                                           {"Accept", "a/b"},
                                           {"Range", "bytes=0-1"}}};
  const HttpClientOptions options = {.auth = BearerAuth{SecretKey("t")}};
  const auto same = Redirect(302, "/b", request, options);
  for (const char* const name : {"Authorization", "Cookie", "X-Api-Key"}) {
    EXPECT_TRUE(same.headers.Has(name)) << name;
  }
  for (const std::string location :
       {"https://evil.example/", "//evil.example/b",
        "https://api.example:444/b"}) {
    const auto other = Redirect(302, location, request, options);
    for (const char* const name : {"Authorization", "Cookie", "X-Api-Key"}) {
      EXPECT_FALSE(other.headers.Has(name)) << name << location;
    }
    EXPECT_TRUE(other.headers.Has("Accept"));
    EXPECT_TRUE(other.headers.Has("Range"));
    EXPECT_TRUE(other.headers.Has("User-Agent"));
  }
}

TEST_F(HttpClientRedirectTest, CredentialsDoNotComeBackWithTheOrigin) {
  transport_->Respond(
      {.status = 302, .headers = {{"Location", "https://evil.example/"}}});
  const auto sent = Redirect(302, "https://api.example/admin", {},
                             {.auth = BearerAuth{SecretKey("t")}});
  EXPECT_EQ(sent.url, "https://api.example/admin");
  EXPECT_FALSE(sent.headers.Has("Authorization"));
}

TEST_F(HttpClientRedirectTest, ARedirectDoesNotChooseCredentials) {
  const auto sent = Redirect(302, "https://u:p@evil.example/");
  EXPECT_EQ(sent.url, "https://evil.example/");
  EXPECT_FALSE(sent.headers.Has("Authorization"));
}

TEST_F(HttpClientRedirectTest, RedirectsThatLeadAstrayAreErrors) {
  for (const std::string location :
       {"http://api.example/", "ftp://api.example/", "file:///etc/passwd",
        "https://h:x/", "https://a b/"}) {
    transport_->Respond({.status = 302, .headers = {{"Location", location}}});
    EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
                ThrowsPreset(Preset::kRedirectError))
        << location;
  }
}

}  // namespace
}  // namespace insight
