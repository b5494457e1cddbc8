// Over real sockets; waits take no time.

#include "sdk/dispatcher/event_poster.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/dispatcher/http_dispatcher.h"
#include "sdk/dispatcher/recording_log.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_waiter.h"
#include "sdk/testing/http_test_server.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::FakeClock;
using ::insight::testing::FakeWaiter;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::ReceivedRequest;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

class EventPosterTest : public ::testing::Test {
 protected:
  EventPoster::Options Options(const std::string& url) {
    return {.url = url,
            .log = &log_,
            .waiter = &waiter_,
            .timeouts = {.connect = seconds(10),
                         .read = read_timeout_,
                         .total = seconds(60)},
            .seams = {.random = [] { return 0.5; }}};
  }
  void Deliver(const std::string& url) {
    HttpDispatcher(Options(url)).Dispatch({{"i", 1}});
  }

  FakeClock clock_;
  FakeWaiter waiter_{clock_};
  RecordingLog log_;
  milliseconds read_timeout_{30'000};
};

TEST(NewEventIdTest, IsARandomUuid) {
  const std::string id = NewEventId();
  EXPECT_THAT(id, MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                               "[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_NE(NewEventId(), id);
}

TEST_F(EventPosterTest, AnEventIsPostedAsJson) {
  const HttpTestServer server(AnswerWith({HttpReply(200, "ok")}));
  Deliver(server.url() + "/events?key=k");
  ASSERT_THAT(server.requests(), SizeIs(1));
  const ReceivedRequest request = server.requests()[0];
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.target, "/events?key=k");
  EXPECT_EQ(request.body, R"({"i": 1})");
  EXPECT_EQ(request.headers.Get("Content-Type"), "application/json");
  EXPECT_THAT(log_.lines(),
              ElementsAre("POST " + server.url() + "/events returned b'ok'"));
}

TEST_F(EventPosterTest, AFailureIsTriedAgainWithTheSameId) {
  const HttpTestServer server(
      AnswerWith({HttpReply(500), HttpReply(408), HttpReply(425),
                  HttpReply(503), HttpReply(204)}));
  Deliver(server.url());
  const std::vector<ReceivedRequest> requests = server.requests();
  ASSERT_THAT(requests, SizeIs(5));
  const auto id = requests[0].headers.Get("Idempotency-Key");
  EXPECT_THAT(*id, AllOf(SizeIs(38), MatchesRegex("\".*\"")));
  for (const ReceivedRequest& request : requests) {
    EXPECT_EQ(request.headers.Get("Idempotency-Key"), id);
  }
  EXPECT_THAT(waiter_.waits(), ElementsAre(milliseconds(250), milliseconds(500),
                                           seconds(1), seconds(2)));
}

TEST_F(EventPosterTest, EachFailedTryIsLoggedWithoutSecrets) {
  const HttpTestServer server(AnswerWith({HttpReply(500), HttpReply(200)}));
  std::string url = server.url() + "/events?key=hunter22";
  url.replace(0, 7, "http://user:hunter23@");
  Deliver(url);
  ASSERT_THAT(log_.lines(), SizeIs(2));
  EXPECT_THAT(log_.lines()[0],
              AllOf(HasSubstr("ERROR: POST to " + server.url() +
                              "/events failed. CA bundle path: "),
                    HasSubstr(" Exception " + server.url() +
                              "/events answered with status 500")));
  EXPECT_THAT(log_.lines()[0], Not(HasSubstr("hunter")));
  EXPECT_THAT(log_.lines()[1], Not(HasSubstr("hunter")));
}

TEST_F(EventPosterTest, ARetryAfterIsWaitedFor) {
  const HttpTestServer server(AnswerWith(
      {HttpReply(429, "", {{"Retry-After", "7"}}),
       HttpReply(503, "", {{"Retry-After", "86400"}}), HttpReply(200)}));
  Deliver(server.url());
  EXPECT_THAT(waiter_.waits(), ElementsAre(seconds(7), seconds(60)));
}

TEST_F(EventPosterTest, AnyOtherAnswerIsFinal) {
  for (const int status : {301, 400, 401, 404, 413, 422}) {
    const HttpTestServer server(
        AnswerWith({HttpReply(status), HttpReply(200)}));
    EXPECT_THAT([&] { Deliver(server.url()); },
                ThrowsMessage<PluginException>(HasSubstr(
                    "answered with status " + std::to_string(status))));
    EXPECT_THAT(server.requests(), SizeIs(1));
  }
  EXPECT_THAT(waiter_.waits(), SizeIs(0));
}

TEST_F(EventPosterTest, AnOrchestratorThatIsDownFailsTheEvent) {
  std::string url;
  {
    const HttpTestServer server(AnswerWith({HttpReply(200)}));
    url = server.url();
  }
  EXPECT_THAT([&] { Deliver(url); },
              ThrowsMessage<PluginException>(HasSubstr(
                  "The event could not be delivered to the orchestrator")));
  EXPECT_THAT(waiter_.waits(), SizeIs(4));
  EXPECT_THAT(log_.lines(), SizeIs(5));
}

TEST_F(EventPosterTest, AnAnswerThatIsCutOffIsTriedAgain) {
  std::atomic<int> connections = 0;
  const HttpTestServer server([&](HttpTestPeer& peer) {
    if (++connections == 1) {
      (void)peer.ReadRequest();
      peer.Write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
      return;
    }
    AnswerWith({HttpReply(200)})(peer);
  });
  Deliver(server.url());
  EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST_F(EventPosterTest, ASilentOrchestratorIsTriedAgain) {
  read_timeout_ = milliseconds(10);
  const HttpTestServer server([](HttpTestPeer& peer) { peer.Hang(); });
  EXPECT_THAT([&] { Deliver(server.url()); },
              ThrowsMessage<PluginException>(HasSubstr("could not be")));
  EXPECT_THAT(log_.lines(), SizeIs(5));
}

TEST_F(EventPosterTest, StoppingEndsTheWait) {
  waiter_.CancelAfter(2);
  const HttpTestServer server(AnswerWith({HttpReply(500)}));
  EXPECT_THAT([&] { Deliver(server.url()); },
              ThrowsMessage<PluginException>(HasSubstr("is being stopped")));
  EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST_F(EventPosterTest, AMalformedUrlIsRefusedAtOnce) {
  EXPECT_THROW(HttpDispatcher(Options("ftp://h/")), PluginException);
}

}  // namespace
}  // namespace insight
