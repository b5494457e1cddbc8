#include "sdk/helper/make_request.h"

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/helper/api_exception.h"
#include "sdk/helper/fake_internet.h"
#include "sdk/http/make_http_client.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/http_test_server.h"

namespace insight {
namespace {

using ::insight::testing::FakeInternet;
using ::insight::testing::FakeLogger;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::ThrowsPreset;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Property;
using ::testing::Throws;

class MakeRequestTest : public ::testing::Test {
 protected:
  HttpResponse Make(const std::string& url, MakeRequestOptions options = {}) {
    return MakeRequest({.path = url}, options, log_);
  }

  FakeInternet internet_;
  FakeLogger log_;
};

TEST_F(MakeRequestTest, ReturnsTheResponse) {
  internet_.On("POST http://a.com/x?q=1", HttpReply(201, "made"));
  const HttpResponse response = MakeRequest(
      {.method = "POST", .path = "http://a.com/x", .query = {{"q", "1"}}}, {},
      log_);
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, "made");
}

TEST_F(MakeRequestTest, AFailureStatusIsHandledAsResponseHandlerDoes) {
  internet_.On("GET http://a.com/", HttpReply(404, "gone"));
  EXPECT_THAT([&] { (void)Make("http://a.com"); },
              ThrowsPreset(Preset::kNotFound));
  EXPECT_EQ(
      Make("http://a.com", {.response = {.allowed_status_codes = {404}}}).body,
      "gone");
}

TEST_F(MakeRequestTest, NoConnectionIsAConnectionErrorAfterOneTry) {
  EXPECT_THAT([&] { (void)Make("http://a.com"); },
              ThrowsPreset(Preset::kConnectionError));
  EXPECT_THAT(internet_.requests(), ElementsAre("GET http://a.com/"));
}

TEST_F(MakeRequestTest, ASilentServerIsATimeout) {
  HttpTestServer server([](HttpTestPeer& peer) {
    (void)peer.ReadRequest();
    peer.Hang();
  });
  setenv("http_proxy", server.url().c_str(), 1);
  EXPECT_THAT(
      [&] {
        (void)Make("http://a.com", {.timeout = std::chrono::milliseconds(50)});
      },
      ThrowsPreset(Preset::kTimeout));
}

TEST_F(MakeRequestTest, RedirectsAreFollowedUnlessNotAllowed) {
  internet_.On("GET http://a.com/",
               HttpReply(302, "", {{"Location", "http://b.com/"}}));
  internet_.On("GET http://b.com/", HttpReply(200, "b"));
  EXPECT_EQ(Make("http://a.com").body, "b");
  EXPECT_EQ(Make("http://a.com", {.allow_redirects = false}).status, 302);
}

TEST_F(MakeRequestTest, EndlessRedirectsAreARedirectError) {
  internet_.On("GET http://a.com/",
               HttpReply(302, "", {{"Location", "http://a.com/"}}));
  EXPECT_THAT([&] { (void)Make("http://a.com"); },
              ThrowsPreset(Preset::kRedirectError));
}

TEST_F(MakeRequestTest, AMalformedRequestIsUnknownWithTheReasonAsData) {
  EXPECT_THAT([&] { (void)Make("http://a.com:99999/"); },
              Throws<PluginException>(
                  AllOf(Property(&PluginException::preset,
                                 ::testing::Optional(Preset::kUnknown)),
                        Property(&PluginException::data, HasSubstr("port")))));
}

TEST_F(MakeRequestTest, AResponseOfTheLargestSizeIsReturned) {
  internet_.On("GET http://a.com/", HttpReply(200, "12345"));
  EXPECT_EQ(Make("http://a.com", {.max_response_size = 5}).body, "12345");
}

TEST_F(MakeRequestTest, ALargerResponseIsAnErrorWithBothSizes) {
  internet_.On("GET http://a.com/", HttpReply(200, "123456"));
  EXPECT_THAT(
      [&] { (void)Make("http://a.com", {.max_response_size = 5}); },
      Throws<ApiException>(AllOf(
          Property(&ApiException::status_code, 400),
          Property(&ApiException::cause,
                   "API response is exceeding allowed limit of 5 bytes."),
          Property(&ApiException::assistance,
                   "Please update the parameters to reduce the size of the "
                   "data being returned."),
          Property(&ApiException::data,
                   "Content length returned was 6 and max allowed is 5"))));
}

TEST_F(MakeRequestTest, AClientThatExistsIsUsed) {
  internet_.On("GET http://a.com/x", HttpReply(200, "x"));
  const std::unique_ptr<HttpClient> client =
      MakeHttpClient({.base_url = "http://a.com"});
  EXPECT_EQ(MakeRequest(*client, {.path = "/x"}, {}, log_).body, "x");
  EXPECT_EQ(client->stats().requests, 1);
}

}  // namespace
}  // namespace insight
