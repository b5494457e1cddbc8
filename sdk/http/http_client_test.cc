#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client_fixture.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;
using ::testing::Property;
using ::testing::SizeIs;
using ::testing::Throws;

using HttpClientTest = HttpClientFixture;

// What is sent.

TEST_F(HttpClientTest, APathIsAppendedToTheBaseUrl) {
  EXPECT_EQ(Send({.path = "/a"}).url, "https://api.example/base/a");
  EXPECT_EQ(Send({.path = "a"}).url, "https://api.example/base/a");
  EXPECT_EQ(Send({.path = ""}).url, "https://api.example/base/");
  EXPECT_EQ(Send({.path = "?a=b"}).url, "https://api.example/base/?a=b");
  EXPECT_EQ(Send({.path = "//a"}).url, "https://api.example/base//a");
  EXPECT_EQ(Send({.path = "@evil.example"}).url,
            "https://api.example/base/@evil.example");
}

TEST_F(HttpClientTest, AUrlOfItsOwnTakesThePlaceOfTheBase) {
  EXPECT_EQ(Send({.path = "http://other.example:81/x"}).url,
            "http://other.example:81/x");
}

TEST_F(HttpClientTest, AQueryIsEncodedAndAppended) {
  EXPECT_EQ(Send({.path = "/a?b=c", .query = {{"d", "e&f"}, {"g", ""}}}).url,
            "https://api.example/base/a?b=c&d=e%26f&g=");
  EXPECT_EQ(Send({.path = "/a", .query = {{"b", "\r\n"}}}).url,
            "https://api.example/base/a?b=%0D%0A");
}

TEST_F(HttpClientTest, HeadersOfTheRequestReplaceThoseOfTheClient) {
  const auto sent = Send({.headers = {{"x-a", "request"}, {"Accept", "a/b"}}},
                         {.headers = {{"X-A", "client"}, {"X-B", "client"}}});
  EXPECT_THAT(sent.headers,
              ElementsAre(Pair("X-B", "client"), Pair("x-a", "request"),
                          Pair("Accept", "a/b"),
                          Pair("Accept-Encoding", "gzip, deflate"),
                          Pair("User-Agent", "insightconnect-plugin")));
}

TEST_F(HttpClientTest, FramingIsNotTheCallersBusiness) {
  const auto sent = Send({.headers = {{"content-length", "3"},
                                      {"Transfer-Encoding", "chunked"},
                                      {"Host", "evil"},
                                      {"Connection", "close"}}});
  EXPECT_FALSE(sent.headers.Has("Content-Length"));
  EXPECT_FALSE(sent.headers.Has("Transfer-Encoding"));
  EXPECT_FALSE(sent.headers.Has("Host"));
  EXPECT_FALSE(sent.headers.Has("Connection"));
}

TEST_F(HttpClientTest, ARangeIsAskedForWithoutACoding) {
  EXPECT_EQ(Send({.headers = {{"Range", "bytes=0-2"}}})
                .headers.Get("Accept-Encoding"),
            "identity");
}

TEST_F(HttpClientTest, LineBreaksAreRefusedEverywhere) {
  const auto client = MakeClient();
  const HttpRequest kInjections[] = {
      {.method = "GET /x HTTP/1.1\r\nX: y\r\n\r\nGET"},
      {.path = "/a\r\nX: y"},
      {.path = "/a\n"},
      {.path = "https://h/\r\n"},
      {.headers = {{"X", "a\r\nY: b"}}},
      {.headers = {{"X", "a\nY: b"}}},
      {.headers = {{"X", std::string("a\0b", 3)}}},
      {.headers = {{"X\r\nY", "b"}}},
      {.headers = {{"X Y", "b"}}},
      {.headers = {{"", "b"}}},
  };
  for (const HttpRequest& request : kInjections) {
    EXPECT_THROW((void)client->Send(request), PluginException);
  }
  EXPECT_THAT(transport_->sent(), IsEmpty());
}

TEST_F(HttpClientTest, ADotSegmentOfAnInputCannotClimbThePath) {
  for (const std::string path :
       {"/issue/../admin", "/issue/..", "/./a", "/issue/%2e%2E/x", ".."}) {
    EXPECT_THAT([&] { Send({.path = path}); },
                ThrowsCause(HasSubstr("a . or ..")))
        << path;
  }
  EXPECT_EQ(Send({.path = "/a..b/.../c?d=../e"}).url,
            "https://api.example/base/a..b/.../c?d=../e");
}

TEST_F(HttpClientTest, AMalformedUrlIsNamedByItsFault) {
  EXPECT_THAT([] { (void)MakeHttpClient({.base_url = "ftp://h"}); },
              ThrowsCause(HasSubstr("http:// or https://")));
  EXPECT_THAT([] { (void)MakeHttpClient({})->Send({.path = "/a"}); },
              ThrowsCause(HasSubstr("http:// or https://")));
  EXPECT_THAT([&] { Send({.path = "https://u:secret@h:x/"}); },
              ThrowsCause(AllOf(HasSubstr("port"), Not(HasSubstr("secret")))));
}

// Credentials.

TEST_F(HttpClientTest, CredentialsBecomeHeaders) {
  EXPECT_EQ(Send({}, {.auth = BasicAuth{"user", Password("pass")}})
                .headers.Get("Authorization"),
            "Basic dXNlcjpwYXNz");
  EXPECT_EQ(Send({}, {.auth = BearerAuth{SecretKey("t")}})
                .headers.Get("Authorization"),
            "Bearer t");
  EXPECT_EQ(Send({}, {.auth = ApiKeyAuth{"X-Api-Key", SecretKey("k")}})
                .headers.Get("X-Api-Key"),
            "k");
}

TEST_F(HttpClientTest, ARequestMayHaveCredentialsOfItsOwn) {
  EXPECT_EQ(Send({.headers = {{"authorization", "Other"}}},
                 {.auth = BearerAuth{SecretKey("t")}})
                .headers.GetJoined("Authorization"),
            "Other");
}

TEST_F(HttpClientTest, UserInformationOfAUrlIsBasicAuthentication) {
  const auto sent = Send({.path = "https://user:p%40ss@h/x"});
  EXPECT_EQ(sent.url, "https://h/x");
  EXPECT_EQ(sent.headers.Get("Authorization"), "Basic dXNlcjpwQHNz");
  EXPECT_EQ(Send({.path = "/x"}, {.base_url = "https://user:p%40ss@h"})
                .headers.Get("Authorization"),
            "Basic dXNlcjpwQHNz");
}

TEST_F(HttpClientTest, CredentialsGoToTheBaseUrlsOriginOnly) {
  const HttpClientOptions options = {.auth = BearerAuth{SecretKey("t")}};
  EXPECT_TRUE(Send({.path = "https://api.example/elsewhere"}, options)
                  .headers.Has("Authorization"));
  for (const std::string path :
       {"https://other.example/", "http://api.example/",
        "https://api.example:444/", "https://sub.api.example/"}) {
    EXPECT_FALSE(Send({.path = path}, options).headers.Has("Authorization"))
        << path;
  }
}

TEST_F(HttpClientTest, ALineBreakInACredentialIsRefused) {
  EXPECT_THAT(
      [&] { Send({}, {.auth = BearerAuth{SecretKey("t\r\nX: y")}}); },
      ThrowsCause(AllOf(HasSubstr("Authorization"), Not(HasSubstr("X: y")))));
}

// Tokens count up; each Refused() asks for another.
class CountingTokens final : public TokenSource {
 public:
  Password Get(const Waiter*, Logger*) override {
    return Password("t" + std::to_string(current_));
  }
  void Refused(const Password& token) override {
    EXPECT_EQ(token, Get(nullptr, nullptr));
    ++current_;
  }

 private:
  int current_ = 1;
};

TEST_F(HttpClientTest, ARefusedTokenIsReplacedOnce) {
  transport_->Respond({.status = 401});
  const auto sent =
      Send({.method = "POST"}, {.auth = std::make_shared<CountingTokens>()});
  ASSERT_THAT(transport_->sent(), SizeIs(2));
  EXPECT_EQ(transport_->sent()[0].headers.Get("Authorization"), "Bearer t1");
  EXPECT_EQ(sent.headers.GetJoined("Authorization"), "Bearer t2");
}

TEST_F(HttpClientTest, ATokenThatIsRefusedAgainIsTheAnswer) {
  for (int i = 0; i < 3; ++i) transport_->Respond({.status = 401});
  const auto client = MakeClient({.auth = std::make_shared<CountingTokens>()});
  EXPECT_EQ(client->Send({}).status, 401);
  EXPECT_THAT(transport_->sent(), SizeIs(2));
}

// What comes back.

TEST_F(HttpClientTest, TheResponseIsTheServicesWhateverItsStatus) {
  transport_->Respond({.status = 404,
                       .reason = "Not Found",
                       .headers = {{"A", "b"}},
                       .body = "why"});
  const HttpResponse response = MakeClient()->Send({.path = "/a?b=c"});
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.reason, "Not Found");
  EXPECT_EQ(response.headers.Get("a"), "b");
  EXPECT_EQ(response.body, "why");
  EXPECT_EQ(response.url, "https://api.example/base/a?b=c");
}

// "hello" in gzip.
const std::string kGzipped(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x07\x00\x86"
    "\xa6\x10\x36\x05\x00\x00\x00",
    25);

TEST_F(HttpClientTest, ACodingIsTakenOff) {
  transport_->Respond(
      {.status = 200,
       .headers = {{"Content-Encoding", "gzip"}, {"Content-Length", "25"}},
       .body = kGzipped});
  const HttpResponse response = MakeClient()->Send({});
  EXPECT_EQ(response.body, "hello");
  EXPECT_FALSE(response.headers.Has("Content-Encoding"));
  EXPECT_FALSE(response.headers.Has("Content-Length"));
}

TEST_F(HttpClientTest, AnUnknownCodingIsLeftToTheCaller) {
  transport_->Respond(
      {.status = 200, .headers = {{"Content-Encoding", "br"}}, .body = "br"});
  const HttpResponse response = MakeClient()->Send({});
  EXPECT_EQ(response.body, "br");
  EXPECT_TRUE(response.headers.Has("Content-Encoding"));
}

TEST_F(HttpClientTest, ADamagedCodingIsAConnectionError) {
  for (const std::string& body : {kGzipped.substr(0, 15), "x" + kGzipped}) {
    transport_->Respond({.status = 200,
                         .headers = {{"Content-Encoding", "gzip"}},
                         .body = body});
    EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
                ThrowsPreset(Preset::kConnectionError));
  }
}

TEST_F(HttpClientTest, ABodyBeyondTheLimitIsRefused) {
  const auto client = MakeClient({.max_response_bytes = 4});
  transport_->Respond({.status = 200, .body = "four"});
  EXPECT_EQ(client->Send({}).body, "four");
  const auto exceeds =
      ThrowsCause("API response is exceeding allowed limit of 4 bytes.");
  transport_->Respond({.status = 200, .body = "fives"});
  EXPECT_THAT([&] { (void)client->Send({}); }, exceeds);
  transport_->Respond({.status = 200,
                       .headers = {{"Content-Encoding", "gzip"}},
                       .body = kGzipped});
  EXPECT_THAT([&] { (void)client->Send({}); }, exceeds);
  transport_->Respond(
      {.status = 200, .headers = {{"Content-Length", "9"}}, .body = ""});
  EXPECT_THAT([&] { (void)client->Send({}); },
              Throws<PluginException>(
                  Property(&PluginException::data,
                           "Content length returned was 9 and max allowed is "
                           "4")));
}

TEST_F(HttpClientTest, ARequestMayHaveALimitOfItsOwn) {
  transport_->Respond({.status = 200, .body = "fives"});
  EXPECT_THROW((void)MakeClient()->Send({.max_response_bytes = 4}),
               PluginException);
}

TEST_F(HttpClientTest, TheLengthInAnAnswerToHeadIsNotThatOfABody) {
  transport_->Respond({.status = 200, .headers = {{"Content-Length", "9"}}});
  const auto client = MakeClient({.max_response_bytes = 4});
  EXPECT_EQ(client->Send({.method = "HEAD"}).status, 200);
}

TEST_F(HttpClientTest, ASinkGetsTheBodyOfASuccessOnly) {
  transport_->Respond(
      {.status = 302, .headers = {{"Location", "/b"}}, .body = "moved"});
  transport_->Respond({.status = 200, .body = "content"});
  transport_->Respond({.status = 404, .body = "why"});
  std::string sunk;
  const HttpRequest request = {
      .sink = [&](std::string_view piece) { sunk += piece; }};
  EXPECT_EQ(MakeClient()->Send(request).body, "");
  EXPECT_EQ(sunk, "content");
  EXPECT_EQ(MakeClient()->Send(request).body, "why");
  EXPECT_EQ(sunk, "content");
}

// The client's own seams.

TEST_F(HttpClientTest, ATestMayReplaceTheNetworkOfAllClients) {
  transport_->Respond({.status = 200, .body = "fake"});
  const ScopedHttpSeamsForTest seams({.transport = transport_});
  EXPECT_EQ(MakeHttpClient({})->Send({.path = "https://h.invalid/"}).body,
            "fake");
}

}  // namespace
}  // namespace insight
