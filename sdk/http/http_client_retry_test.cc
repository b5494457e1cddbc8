#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client_fixture.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::FakeWaiter;
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
using ::testing::Property;
using ::testing::SizeIs;
using ::testing::Throws;

using HttpClientRetryTest = HttpClientFixture;

// Tries.

TEST_F(HttpClientRetryTest, TriesAgainWhenTheServiceIsUnavailable) {
  for (const int status : {408, 425, 429, 502, 503, 504}) {
    transport_->Respond({.status = status});
    transport_->Respond({.status = 200});
    EXPECT_EQ(MakeClient()->Send({}).status, 200) << status;
  }
}

TEST_F(HttpClientRetryTest, DoesNotWhenTheAnswerIsFinal) {
  for (const int status : {400, 401, 403, 404, 409, 500, 501}) {
    transport_->Respond({.status = status});
    EXPECT_EQ(MakeClient()->Send({}).status, status);
  }
  EXPECT_THAT(waiter_.waits(), IsEmpty());
}

TEST_F(HttpClientRetryTest, TriesAgainWhenTheConnectionFails) {
  for (const TransportFailure failure :
       {TransportFailure::kConnect, TransportFailure::kTimeout,
        TransportFailure::kCutOff}) {
    transport_->Fail(failure);
    transport_->Respond({.status = 200});
    EXPECT_EQ(MakeClient()->Send({}).status, 200);
  }
}

TEST_F(HttpClientRetryTest, DoesNotWhenTrustIsMissing) {
  for (const TransportFailure failure :
       {TransportFailure::kUntrusted, TransportFailure::kProxy,
        TransportFailure::kProtocol}) {
    transport_->Fail(failure);
    EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
                ThrowsPreset(Preset::kConnectionError));
  }
  EXPECT_THAT(waiter_.waits(), IsEmpty());
}

TEST_F(HttpClientRetryTest, OnlyWhatMayBeSentTwiceIsTriedAgain) {
  transport_->Respond({.status = 503});
  EXPECT_EQ(MakeClient()->Send({.method = "POST"}).status, 503);
  transport_->Fail(TransportFailure::kCutOff);
  EXPECT_THROW((void)MakeClient()->Send({.method = "PATCH"}), PluginException);
  EXPECT_THAT(waiter_.waits(), IsEmpty());
  transport_->Respond({.status = 503});
  EXPECT_EQ(Send({.method = "POST", .repeatable = true}).method, "POST");
  EXPECT_TRUE(transport_->sent().back().repeatable);
  EXPECT_FALSE(transport_->sent().front().repeatable);
}

TEST_F(HttpClientRetryTest, WaitsLongerBeforeEachTry) {
  for (int i = 0; i < 4; ++i) transport_->Respond({.status = 503});
  EXPECT_EQ(MakeClient()->Send({}).status, 503);
  EXPECT_THAT(waiter_.waits(), ElementsAre(milliseconds(250), milliseconds(500),
                                           milliseconds(1000)));
}

TEST_F(HttpClientRetryTest, WaitsAsLongAsTheServiceSays) {
  transport_->Respond({.status = 429, .headers = {{"Retry-After", "7"}}});
  // The fake clock starts at an hour past 2026-01-01T00:00:00Z.
  transport_->Respond(
      {.status = 503,
       .headers = {{"Retry-After", "Thu, 01 Jan 2026 01:00:10 GMT"}}});
  Send({});
  EXPECT_THAT(waiter_.waits(), ElementsAre(seconds(7), seconds(3)));
}

TEST_F(HttpClientRetryTest, DoesNotWaitLongerThanAllowed) {
  transport_->Respond({.status = 429, .headers = {{"Retry-After", "61"}}});
  EXPECT_EQ(MakeClient()->Send({}).status, 429);
  EXPECT_THAT(waiter_.waits(), IsEmpty());
}

TEST_F(HttpClientRetryTest, DoesNotWaitBeyondTheDeadline) {
  transport_->Respond({.status = 429, .headers = {{"Retry-After", "5"}}});
  transport_->Respond({.status = 429, .headers = {{"Retry-After", "5"}}});
  const HttpTimeouts timeouts = {.total = seconds(10)};
  EXPECT_EQ(MakeClient()->Send({.timeouts = timeouts}).status, 429);
  EXPECT_THAT(waiter_.waits(), ElementsAre(seconds(5)));
  EXPECT_EQ(transport_->sent()[0].timeouts.total, seconds(10));
  EXPECT_EQ(transport_->sent()[1].timeouts.total, seconds(5));
}

TEST_F(HttpClientRetryTest, TheLastFailureIsTheError) {
  transport_->Fail(TransportFailure::kConnect, "first");
  transport_->Fail(TransportFailure::kTimeout, "second");
  const auto client = MakeClient({.retry = {.max_tries = 2}});
  EXPECT_THAT([&] { (void)client->Send({.path = "/a?token=secret"}); },
              Throws<PluginException>(
                  AllOf(Property(&PluginException::preset, Preset::kTimeout),
                        Property(&PluginException::data,
                                 "GET https://api.example/base/a: second"))));
}

TEST_F(HttpClientRetryTest, ABodyThatWasPassedOnIsNotAskedForAgain) {
  transport_->CutOffAfter({.status = 200, .body = "half"});
  std::string sunk;
  EXPECT_THAT(
      [&] {
        (void)MakeClient()->Send(
            {.sink = [&](std::string_view piece) { sunk += piece; }});
      },
      ThrowsPreset(Preset::kConnectionError));
  EXPECT_EQ(sunk, "half");
  EXPECT_THAT(transport_->sent(), SizeIs(1));
}

TEST_F(HttpClientRetryTest, AHalfBodyThatWasKeptIsForgotten) {
  transport_->CutOffAfter({.status = 200, .body = "half"});
  transport_->Respond({.status = 200, .body = "whole"});
  EXPECT_EQ(MakeClient()->Send({}).body, "whole");
}

TEST_F(HttpClientRetryTest, CancellingEndsAWait) {
  transport_->Respond({.status = 503});
  waiter_.CancelAfter(1);
  EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
              ThrowsCause(HasSubstr("cancelled")));
  EXPECT_THAT(transport_->sent(), SizeIs(1));
}

TEST_F(HttpClientRetryTest, CancellingEndsAnExchangeWithoutAnotherTry) {
  transport_->Fail(TransportFailure::kCancelled);
  EXPECT_THAT([&] { (void)MakeClient()->Send({}); },
              ThrowsCause(HasSubstr("cancelled")));
}

TEST_F(HttpClientRetryTest, ARequestsOwnWaiterAndLogAreUsed) {
  transport_->Respond({.status = 503});
  FakeWaiter waiter(clock_);
  FakeLogger log;
  Send({.waiter = &waiter, .log = &log});
  EXPECT_THAT(waiter.waits(), SizeIs(1));
  EXPECT_THAT(log.messages(), SizeIs(1));
  EXPECT_THAT(waiter_.waits(), IsEmpty());
  EXPECT_THAT(log_.messages(), IsEmpty());
}

// What can be seen.

TEST_F(HttpClientRetryTest, ThrottlingIsLoggedAndCountedWithoutSecrets) {
  transport_->Respond({.status = 429, .headers = {{"Retry-After", "2"}}});
  transport_->Fail(TransportFailure::kCutOff, "cut off");
  transport_->Respond({.status = 200});
  const auto client = MakeClient();
  (void)client->Send({.path = "/a?token=secret"});
  EXPECT_THAT(log_.messages(),
              ElementsAre("WARNING GET https://api.example/base/a was answered "
                          "with 429; trying again in 2.0 s (try 2 of 4)",
                          "WARNING GET https://api.example/base/a failed (cut "
                          "off); trying again in 0.5 s (try 3 of 4)"));
  EXPECT_EQ(client->stats().requests, 3);
  EXPECT_EQ(client->stats().retries, 2);
  EXPECT_EQ(client->stats().throttled, 1);
  EXPECT_EQ(client->stats().waited, milliseconds(2500));
}

TEST_F(HttpClientRetryTest, ABudgetSpreadsRequests) {
  const auto client =
      MakeClient({.budget = {.requests = 2, .per = seconds(1)}});
  for (int i = 0; i < 4; ++i) {
    transport_->Respond({.status = 200});
    (void)client->Send({.path = "/a"});
  }
  EXPECT_THAT(waiter_.waits(),
              ElementsAre(milliseconds(500), milliseconds(500)));
  EXPECT_THAT(log_.messages(), Contains(HasSubstr("request budget")).Times(2));
  EXPECT_EQ(client->stats().throttled, 2);
}

TEST_F(HttpClientRetryTest, ABudgetThatIsUsedUpIsARateLimit) {
  const auto client = MakeClient({.timeouts = {.total = seconds(1)},
                                  .budget = {.requests = 1, .per = hours(1)}});
  transport_->Respond({.status = 200});
  (void)client->Send({});
  EXPECT_THAT([&] { (void)client->Send({}); },
              ThrowsPreset(Preset::kRateLimit));
}

}  // namespace
}  // namespace insight
