#include "sdk/testing/cases/scripted_web.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/make_http_client.h"
#include "sdk/http/proxy.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/exception_matchers.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

class ScriptedWebTest : public ::testing::Test {
 protected:
  // A client as a program with that environment would make it.
  std::unique_ptr<HttpClient> MakeClient() {
    const EnvironmentChanges environment = web_.environment();
    return MakeHttpClient(
        {.retry = {.max_tries = 1},
         .tls = {.ca_file = *environment.at("SSL_CERT_FILE")},
         .proxy = ProxySettings::FromVariables([&](const char* name) {
           const auto found = environment.find(name);
           return found == environment.end() || !found->second
                      ? nullptr
                      : found->second->c_str();
         })});
  }

  void Play(const std::string& exchanges) {
    web_.Play(CassetteFromJson({{"exchanges", ParseJson(exchanges)}}));
  }

  ScriptedWeb web_;
};

TEST_F(ScriptedWebTest, EveryHostAnswersFromTheScriptAlsoUnderTls) {
  Play(R"([{"request": {"url": "http://a.example/x?y=1"},
            "response": {"status": 200, "body": "clear"}},
           {"request": {"method": "POST", "url": "https://b.example/x",
                        "json": {"a": 1}, "headers": {"X-A": "b"}},
            "response": {"status": 201, "json": {"c": 2},
                         "headers": {"X-C": "d"}}},
           {"request": {"method": "DELETE", "url": "https://b.example/y"},
            "response": {"status": 204}}])");
  const auto http = MakeClient();
  EXPECT_EQ(http->Send({.path = "http://a.example/x?y=1"}).body, "clear");
  const HttpResponse created = http->Send({.method = "POST",
                                           .path = "https://b.example/x",
                                           .headers = {{"X-A", "b"}},
                                           .body = R"({"a": 1})"});
  EXPECT_EQ(created.status, 201);
  EXPECT_EQ(created.body, R"({"c": 2})");
  EXPECT_EQ(created.headers.Get("X-C"), "d");
  EXPECT_EQ(
      http->Send({.method = "DELETE", .path = "https://b.example/y"}).status,
      204);
  EXPECT_THAT(web_.Problems(), IsEmpty());
  EXPECT_THAT(web_.Requests(),
              ElementsAre("GET http://a.example/x?y=1", "CONNECT b.example:443",
                          "POST /x", "DELETE /y"));
}

TEST_F(ScriptedWebTest, WhatIsNotInTheScriptIsReportedAndNotAnswered) {
  Play(R"([{"request": {"url": "https://a.example/x"},
            "response": {"status": 200}}])");
  EXPECT_THAT(
      [&] { (void)MakeClient()->Send({.path = "https://a.example/y"}); },
      ThrowsPreset(Preset::kConnectionError));
  EXPECT_THAT(
      web_.Problems(),
      ElementsAre(StartsWith("not on the cassette: GET https://a.example/y"),
                  "not asked for: GET https://a.example/x"));
}

TEST_F(ScriptedWebTest, FailuresArePlayed) {
  for (const std::string failure : {"cut_off", "protocol"}) {
    Play(R"([{"request": {"url": "https://a.example/x"}, "failure": ")" +
         failure + R"("}])");
    EXPECT_THAT(
        [&] { (void)MakeClient()->Send({.path = "https://a.example/x"}); },
        ThrowsPreset(Preset::kConnectionError));
    EXPECT_THAT(web_.Problems(), IsEmpty());
  }
  EXPECT_THAT(
      [&] {
        Play(R"([{"request": {"url": "http://a"}, "failure": "timeout"}])");
      },
      ThrowsMessage<std::runtime_error>(HasSubstr("cut_off")));
}

TEST_F(ScriptedWebTest, NoProxyOfTheTestsOwnEnvironmentIsPassedOn) {
  const EnvironmentChanges environment = web_.environment();
  for (const char* name : {"NO_PROXY", "no_proxy", "all_proxy", "HTTP_PROXY"}) {
    EXPECT_THAT(environment, ::testing::Contains(Pair(name, std::nullopt)));
  }
}

}  // namespace
}  // namespace insight::testing
