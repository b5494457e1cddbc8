#include "sdk/testing/fake_http_client.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest-spi.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"

namespace insight::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class FakeHttpClientTest : public ::testing::Test {
 protected:
  FakeHttpClient::Script script_;
  FakeHttpClient client_{script_};
};

TEST_F(FakeHttpClientTest, AnswersByMethodPathAndQuery) {
  script_.On("GET /a?b=c%20d&e=f", {.status = 200, .body = "got"});
  script_.On("POST /a", {.status = 201});
  EXPECT_EQ(client_.Send({.path = "/a?b=c%20d", .query = {{"e", "f"}}}).body,
            "got");
  EXPECT_EQ(
      client_.Send({.path = "/a", .query = {{"b", "c d"}, {"e", "f"}}}).status,
      200);
  EXPECT_EQ(client_.Send({.method = "POST", .path = "/a"}).status, 201);
}

TEST_F(FakeHttpClientTest, ResponsesComeInTheirOrderAndTheLastOneStays) {
  script_.On("GET /a", {.status = 503});
  script_.On("GET /a", {.status = 200});
  EXPECT_EQ(client_.Send({.path = "/a"}).status, 503);
  EXPECT_EQ(client_.Send({.path = "/a"}).status, 200);
  EXPECT_EQ(client_.Send({.path = "/a"}).status, 200);
}

TEST_F(FakeHttpClientTest, KeepsTheRequests) {
  script_.On("PUT /a", {.status = 204});
  (void)client_.Send({.method = "PUT",
                      .path = "/a",
                      .headers = {{"X", "y"}},
                      .body = "content"});
  ASSERT_EQ(script_.requests().size(), 1u);
  EXPECT_THAT(script_.requests()[0].headers, Contains(Pair("X", "y")));
  EXPECT_EQ(script_.requests()[0].body, "content");
}

TEST_F(FakeHttpClientTest, SaysWhatNobodyAskedFor) {
  script_.On("GET /a", {.status = 200});
  script_.On("GET /a", {.status = 200});
  script_.On("GET /b", {.status = 200});
  EXPECT_THAT(script_.unused(), ElementsAre("GET /a", "GET /a", "GET /b"));
  for (int i = 0; i < 3; ++i) (void)client_.Send({.path = "/a"});
  (void)client_.Send({.path = "/b"});
  EXPECT_THAT(script_.unused(), IsEmpty());
}

TEST_F(FakeHttpClientTest, AFunctionMayAnswerOrThrow) {
  script_.Handle("GET /a", [](const HttpRequest& request) -> HttpResponse {
    if (request.body.empty()) throw PluginException(Preset::kTimeout);
    return {.status = 200, .body = request.body};
  });
  EXPECT_THAT([&] { (void)client_.Send({.path = "/a"}); },
              ThrowsPreset(Preset::kTimeout));
  EXPECT_EQ(client_.Send({.path = "/a", .body = "x"}).body, "x");
}

TEST_F(FakeHttpClientTest, AResponseHasAUrlThatMayBeAskedFor) {
  script_.On("GET /a?b=c", {.status = 200});
  const std::string url = client_.Send({.path = "/a?b=c"}).url;
  EXPECT_EQ(url, "https://fake.invalid/a?b=c");
  EXPECT_EQ(client_.Send({.path = url}).status, 200);
}

TEST_F(FakeHttpClientTest, ASinkGetsTheBodyOfASuccess) {
  script_.On("GET /a", {.status = 200, .body = "content"});
  script_.On("GET /b", {.status = 404, .body = "why"});
  std::string sunk;
  const auto sink = [&](std::string_view piece) { sunk += piece; };
  EXPECT_EQ(client_.Send({.path = "/a", .sink = sink}).body, "");
  EXPECT_EQ(client_.Send({.path = "/b", .sink = sink}).body, "why");
  EXPECT_EQ(sunk, "content");
}

void SendUnexpected() {
  FakeHttpClient::Script script;
  script.On("GET /known", {.status = 200});
  FakeHttpClient client(script);
  EXPECT_THROW((void)client.Send({.path = "/unknown"}), PluginException);
}

TEST(FakeHttpClientFailureTest, ARequestThatIsNotInTheScriptFailsTheTest) {
  EXPECT_NONFATAL_FAILURE(SendUnexpected(), "GET /unknown");
}

}  // namespace
}  // namespace insight::testing
