#include "sdk/testing/http_cassette.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/make_http_client.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_http_transport.h"
#include "sdk/testing/fake_waiter.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

class HttpCassetteTest : public ::testing::Test {
 protected:
  // A client that is answered by a cassette.
  std::unique_ptr<HttpClient> Replay(const std::string& text) {
    replay_ = std::make_shared<ReplayTransport>(ParseCassette(text));
    return MakeClient(replay_, {});
  }

  std::unique_ptr<HttpClient> MakeClient(
      std::shared_ptr<HttpTransport> transport, HttpAuth auth) {
    return MakeHttpClient({.base_url = "https://h",
                           .auth = std::move(auth),
                           .seams = {.transport = std::move(transport),
                                     .clock = &clock_,
                                     .waiter = &waiter_}});
  }

  FakeClock clock_;
  FakeWaiter waiter_{clock_};
  std::shared_ptr<ReplayTransport> replay_;
};

TEST_F(HttpCassetteTest, AnswersWhatIsOnIt) {
  const auto http = Replay(R"({"exchanges": [
      {"request": {"url": "https://h/a?b=c d"},
       "response": {"status": 200, "headers": {"X": "y", "Set": ["1", "2"]},
                    "json": {"z": 1, "a": 2}}},
      {"request": {"method": "POST", "url": "https://h/a"},
       "response": {"status": 201, "base64": "AP8="}}]})");
  const HttpResponse response =
      http->Send({.path = "/a", .query = {{"b", "c d"}}});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, R"({"z": 1, "a": 2})");
  EXPECT_EQ(response.headers.GetJoined("Set"), "1, 2");
  EXPECT_EQ(http->Send({.method = "POST", .path = "/a", .body = "any"}).body,
            std::string("\0\xFF", 2));
  EXPECT_THAT(replay_->problems(), IsEmpty());
}

TEST_F(HttpCassetteTest, EqualRequestsAreAnsweredInOrderAndOnce) {
  const auto http = Replay(R"({"exchanges": [
      {"request": {"url": "https://h/a"}, "response": {"status": 503}},
      {"request": {"url": "https://h/a"}, "response": {"status": 200}}]})");
  EXPECT_EQ(http->Send({.path = "/a"}).status, 200);  // At its second try.
  EXPECT_THAT(waiter_.waits(), SizeIs(1));
  EXPECT_THAT([&] { (void)http->Send({.path = "/a"}); },
              ThrowsPreset(Preset::kConnectionError));
}

TEST_F(HttpCassetteTest, AnExchangeHappensAsOftenAsItSays) {
  const std::string cassette = R"({"exchanges": [
      {"request": {"url": "https://h/a"}, "response": {"status": 200},
       "times": 2}]})";
  const auto http = Replay(cassette);
  EXPECT_EQ(http->Send({.path = "/a"}).status, 200);
  EXPECT_THAT(replay_->problems(), SizeIs(1));
  EXPECT_EQ(http->Send({.path = "/a"}).status, 200);
  EXPECT_THAT(replay_->problems(), IsEmpty());
  EXPECT_THAT([&] { (void)http->Send({.path = "/a"}); },
              ThrowsPreset(Preset::kConnectionError));
  EXPECT_THAT(DumpCassette(ParseCassette(cassette)), HasSubstr("\"times\": 2"));
}

TEST_F(HttpCassetteTest, SaysWhatWasNotAsRecorded) {
  const auto http = Replay(R"({"exchanges": [
      {"request": {"url": "https://h/a"}, "response": {"status": 200}}]})");
  EXPECT_THROW((void)http->Send({.path = "/b"}), PluginException);
  EXPECT_THAT(replay_->problems(),
              ElementsAre(StartsWith("not on the cassette: GET https://h/b"),
                          "not asked for: GET https://h/a"));
}

TEST_F(HttpCassetteTest, BodiesAndHeadersAreComparedWhereGiven) {
  const std::string cassette = R"({"exchanges": [
      {"request": {"method": "PUT", "url": "https://h/json",
                   "json": {"a": 1, "b": 2}}, "response": {"status": 200}},
      {"request": {"method": "PUT", "url": "https://h/text", "body": "x"},
       "response": {"status": 200}},
      {"request": {"method": "PUT", "url": "https://h/head",
                   "headers": {"x-a": "1"}}, "response": {"status": 200}}]})";
  const auto fits = [&](const HttpRequest& request) {
    const auto http = Replay(cassette);
    try {
      return http->Send(request).status == 200;
    } catch (const PluginException&) {
      return false;
    }
  };
  EXPECT_TRUE(
      fits({.method = "PUT", .path = "/json", .body = R"({"b":2, "a":1})"}));
  EXPECT_FALSE(fits({.method = "PUT", .path = "/json", .body = R"({"b":2})"}));
  EXPECT_FALSE(fits({.method = "PUT", .path = "/json", .body = "{"}));
  EXPECT_TRUE(fits({.method = "PUT", .path = "/text", .body = "x"}));
  EXPECT_FALSE(fits({.method = "PUT", .path = "/text", .body = "xy"}));
  EXPECT_TRUE(
      fits({.method = "PUT", .path = "/head", .headers = {{"X-A", "1"}}}));
  EXPECT_FALSE(fits({.method = "PUT", .path = "/head"}));
  EXPECT_FALSE(fits({.method = "GET", .path = "/head"}));
}

TEST_F(HttpCassetteTest, WhatWasRedactedStandsForAnything) {
  const auto http = Replay(R"({"exchanges": [
      {"request": {"url": "https://h/a?token=********&b=********c"},
       "response": {"status": 200}}]})");
  EXPECT_EQ(http->Send({.path = "/a?token=x&b=abc"}).status, 200);
  EXPECT_THROW((void)http->Send({.path = "/a?token=x&b=abd"}), PluginException);
}

TEST_F(HttpCassetteTest, FailuresAreReplayed) {
  const auto http = Replay(R"({"exchanges": [
      {"request": {"method": "POST", "url": "https://h/a"},
       "failure": "timeout"}]})");
  EXPECT_THAT([&] { (void)http->Send({.method = "POST", .path = "/a"}); },
              ThrowsPreset(Preset::kTimeout));
}

TEST_F(HttpCassetteTest, AWrongCassetteIsNamedByItsFault) {
  const std::pair<std::string, std::string> kCases[] = {
      {R"({})", "list of exchanges"},
      {R"({"exchanges": [{"request": {"url": "https://h"}}]})",
       "exchange 1: has not one of"},
      {R"({"exchanges": [{"request": {"ulr": "https://h"}}]})",
       "unknown member \"ulr\""},
      {R"({"exchanges": [{"request": {"url": "h"}, "failure": "connect"}]})",
       "http://"},
      {R"({"exchanges": [{"request": {"url": "https://h"}, "failure": "x"}]})",
       "no failure \"x\""},
      {R"({"exchanges": [{"request": {"url": "https://h"},
                          "response": {"status": "200"}}]})",
       "integer status"},
      {R"({"exchanges": [{"request": {"url": "https://h"}, "times": 0,
                          "failure": "timeout"}]})",
       "times is no number"},
  };
  for (const auto& [text, fault] : kCases) {
    EXPECT_THAT([&] { (void)ParseCassette(text); },
                ThrowsMessage<std::runtime_error>(HasSubstr(fault)));
  }
}

TEST_F(HttpCassetteTest, ARecordingIsReplayedWithoutItsSecrets) {
  auto inner = std::make_unique<FakeHttpTransport>();
  inner->Respond({.status = 200,
                  .headers = {{"Set-Cookie", "c4n4ry-cookie"}, {"X", "y"}},
                  .body = R"({"access_token": "c4n4ry-token", "a": "k3y/2"})"});
  inner->Fail(TransportFailure::kCutOff);
  const auto recorder = std::make_shared<RecordingTransport>(
      std::move(inner), std::vector<std::string>{"k3y/2"});
  const HttpRequest form = {
      .method = "POST",
      .path = "https://u:c4n4ry-user@h/a?api_key=c4n4ry-query&q=k3y%2F2",
      .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                  {"X-Auth", "c4n4ry-header"}},
      .body = "client_secret=c4n4ry-field&a=b"};
  const HttpRequest json = {
      .method = "POST",
      .path = "/b",
      .body = R"({"user": {"password": "c4n4ry-member", "name": "n"}})"};
  const auto send_both = [&](HttpClient& http) {
    EXPECT_EQ(http.Send(form).status, 200);
    EXPECT_THROW((void)http.Send(json), PluginException);
  };
  send_both(*MakeClient(recorder, BearerAuth{SecretKey("c4n4ry-auth")}));
  const std::string text = DumpCassette(recorder->cassette());
  EXPECT_THAT(text, Not(HasSubstr("c4n4ry")));
  EXPECT_THAT(text, Not(HasSubstr("k3y")));
  EXPECT_THAT(text, HasSubstr("\"X\": \"y\""));
  EXPECT_THAT(text, HasSubstr("\"failure\": \"cut_off\""));
  send_both(*Replay(text));
  EXPECT_THAT(replay_->problems(), IsEmpty());
}

}  // namespace
}  // namespace insight::testing
