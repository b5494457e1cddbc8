// What goes wrong between the plugin and a Jira: over sockets and TLS.

#include <chrono>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"
#include "plugins/jira/tests/fake_jira.h"
#include "plugins/jira/tests/test_context.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/http_test_server.h"

namespace insight::plugins::jira {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::HttpTestServerOptions;
using ::insight::testing::ReceivedRequest;
using ::insight::testing::TestCa;
using ::insight::testing::TestCertificate;
using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kIssue = "GET /rest/api/2/issue/T-1";
constexpr const char* kCloudIssue = "GET /rest/api/3/issue/T-1";

class FaultsTest : public ::testing::Test {
 protected:
  FaultsTest() { jira_.AddIssue(1); }

  GetIssueOutput Get(Connection& connection, const std::string& id = "T-1") {
    return GetIssue({.id = id}, connection, context_);
  }
  auto Getting(bool is_cloud = false) {
    return [this, is_cloud] { Get(*jira_.Connect(is_cloud)); };
  }

  FakeClock clock_;
  TestContext context_{clock_};
  // Jira is last, so that its threads end before what their handlers use.
  FakeJira jira_;
};

TEST_F(FaultsTest, AnIssueComesOverTlsFromBothApis) {
  EXPECT_EQ(Get(*jira_.Connect()).issue->summary, "Issue 1");
  EXPECT_EQ(Get(*jira_.Connect(true)).issue->summary, "Issue 1");
}

TEST_F(FaultsTest, ConnectionsAreReused) {
  const auto connection = jira_.Connect();
  Get(*connection);
  Get(*connection);
  EXPECT_EQ(jira_.connections(), 1);
}

TEST_F(FaultsTest, EachStatusHasItsError) {
  const std::pair<int, Preset> kCases[] = {
      {400, Preset::kUnknown},     {401, Preset::kUsernamePassword},
      {403, Preset::kApiKey},      {409, Preset::kUnknown},
      {500, Preset::kServerError}, {501, Preset::kServerError},
      {304, Preset::kUnknown},
  };
  for (const auto& [status, preset] : kCases) {
    jira_.Answer(kIssue, HttpReply(status, "what Jira says"));
    jira_.Answer(kCloudIssue, HttpReply(status, "what Jira says"));
    EXPECT_THAT(Getting(false), ThrowsPreset(preset)) << status;
    EXPECT_THAT(Getting(true), ThrowsPreset(preset)) << status;
  }
}

TEST_F(FaultsTest, AMissingIssueIsToldApartFromAnUnknownEndpointWithV2Only) {
  jira_.RemoveIssues();
  EXPECT_THAT(Getting(false), ThrowsCause("No issue found with ID: T-1."));
  EXPECT_THAT(Getting(true), ThrowsPreset(Preset::kNotFound));
  jira_.Answer(kCloudIssue, HttpReply(200, "null"));
  EXPECT_THAT(Getting(true), ThrowsCause("No issue found with ID: T-1."));
}

TEST_F(FaultsTest, OfAnErrorOfV2TheMessageIsTheData) {
  const std::pair<std::string, std::string> kCases[] = {
      {R"({"message": "m", "errorMessages": ["x"]})", "m"},
      {R"({"errorMessages": ["first", "second"]})", "first"},
      {R"({"errorMessages": [], "errors": {"a": "b", "c": "d"}})", "b, d"},
      {"<html>", "<html>"},
  };
  for (const auto& [body, message] : kCases) {
    jira_.Answer(kIssue, HttpReply(400, body));
    try {
      Get(*jira_.Connect());
      ADD_FAILURE();
    } catch (const PluginException& exception) {
      EXPECT_EQ(exception.data(), message);
    }
  }
}

TEST_F(FaultsTest, TooManyRequestsAreWaitedForAsJiraAsks) {
  jira_.Answer(kIssue, HttpReply(429, "", {{"Retry-After", "7"}}));
  EXPECT_TRUE(*Get(*jira_.Connect()).found);
  EXPECT_THAT(context_.fake_cancellation().waits(),
              ElementsAre(milliseconds(7000)));
  EXPECT_THAT(context_.fake_log().messages(),
              ElementsAre(AllOf(StartsWith("WARNING"), HasSubstr("429"),
                                HasSubstr("7.0 s"))));
}

TEST_F(FaultsTest, TooManyRequestsForTooLongAreAnError) {
  jira_.Answer(kIssue, HttpReply(429, "slow down", {{"Retry-After", "3600"}}));
  EXPECT_THAT(Getting(), ThrowsPreset(Preset::kUnknown));
  EXPECT_THAT(context_.fake_cancellation().waits(), SizeIs(0));
}

TEST_F(FaultsTest, WhatWasCutOffIsAskedForAgain) {
  jira_.Handle(kIssue, [](const ReceivedRequest&, HttpTestPeer& peer) {
    peer.Write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\": ");
    return false;
  });
  EXPECT_TRUE(*Get(*jira_.Connect()).found);
  EXPECT_THAT(context_.fake_cancellation().waits(), SizeIs(1));
}

TEST_F(FaultsTest, AServerThatAlwaysHangsUpIsAnErrorAfterFourTries) {
  for (int i = 0; i < 4; ++i) {
    jira_.Handle(kIssue,
                 [](const ReceivedRequest&, HttpTestPeer&) { return false; });
  }
  EXPECT_THAT(Getting(), ThrowsPreset(Preset::kConnectionError));
  EXPECT_THAT(context_.fake_cancellation().waits(), SizeIs(3));
}

TEST_F(FaultsTest, AServerThatHangsIsATimeOut) {
  for (int i = 0; i < 4; ++i) {
    jira_.Handle(kIssue, [](const ReceivedRequest&, HttpTestPeer& peer) {
      peer.Hang();
      return false;
    });
  }
  EXPECT_THAT([&] { Get(*jira_.ConnectImpatiently()); },
              ThrowsPreset(Preset::kTimeout));
}

TEST_F(FaultsTest, WhatIsNotRepeatableIsSentOnce) {
  jira_.Answer("POST /rest/api/2/issue/T-1/comment", HttpReply(503, "busy"));
  EXPECT_THAT(
      [&] {
        CommentIssue({.id = "T-1", .comment = "c"}, *jira_.Connect(), context_);
      },
      ThrowsPreset(Preset::kServerError));
  EXPECT_THAT(jira_.requests(), SizeIs(2));
}

TEST_F(FaultsTest, ACancelledStepEndsWhileJiraHangs) {
  jira_.Handle(kIssue, [&](const ReceivedRequest&, HttpTestPeer& peer) {
    context_.fake_cancellation().Cancel();
    peer.Hang();
    return false;
  });
  EXPECT_THAT(Getting(), ThrowsCause(HasSubstr("cancelled")));
}

TEST_F(FaultsTest, WhatIsNoJsonIsAnUnexpectedResponse) {
  for (const std::string body :
       {"", "<html>Log in</html>", "{\"id\": 1", "{}}"}) {
    jira_.Answer(kIssue, HttpReply(200, body));
    EXPECT_THAT(Getting(), ThrowsPreset(Preset::kInvalidJson)) << body;
  }
}

TEST_F(FaultsTest, JsonOfAnotherShapeIsNoCrash) {
  for (const std::string body :
       {"[1]", "\"text\"", "7", R"({"fields": 5})", R"({"key": [], "fields":
        {"labels": 7, "status": [], "attachment": "x", "comment": 1,
         "reporter": {"displayName": {}}}})",
        R"({"fields": {"comment": {"comments": [1, null, "x"]},
                       "attachment": [null, 1, {"id": {}}]}})"}) {
    jira_.Answer(kIssue, HttpReply(200, body));
    EXPECT_NO_THROW(Get(*jira_.Connect())) << body;
    jira_.Answer(kIssue, HttpReply(200, body));
    EXPECT_NO_THROW(GetComments({.id = "T-1"}, *jira_.Connect(), context_));
  }
}

TEST_F(FaultsTest, ACertificateMustBeTrustedAndFitTheHost) {
  TestCa stranger;
  TestCa& ours = jira_.ca();
  for (const TestCertificate& certificate :
       {stranger.Issue(), ours.IssueExpired(), ours.Issue("other.example"),
        TestCa::SelfSigned()}) {
    HttpTestServer server(testing::AnswerWith({HttpReply(200, "{}")}),
                          HttpTestServerOptions{.certificate = certificate});
    ConnectionInput input = jira_.Input();
    input.url = server.url();
    EXPECT_THAT([&] { Get(*Connect(input, context_.log())); },
                ThrowsPreset(Preset::kConnectionError));
    EXPECT_THAT(server.requests(), SizeIs(0));
  }
}

TEST_F(FaultsTest, ARedirectToAnotherHostDoesNotTakeThePasswordAlong) {
  HttpTestServer other(
      testing::AnswerWith({HttpReply(200, R"({"id": "1", "key": "T-1"})")}),
      HttpTestServerOptions{.certificate = jira_.ca().Issue()});
  jira_.Answer(kIssue, HttpReply(302, "", {{"Location", other.url() + "/x"}}));
  EXPECT_TRUE(*Get(*jira_.Connect()).found);
  ASSERT_THAT(other.requests(), SizeIs(1));
  EXPECT_FALSE(other.requests()[0].headers.Has("Authorization"));
}

TEST_F(FaultsTest, AnEndlessRedirectIsAnError) {
  for (int i = 0; i < 20; ++i) {
    jira_.Answer(kIssue,
                 HttpReply(302, "", {{"Location", "/rest/api/2/issue/T-1"}}));
  }
  EXPECT_THAT(Getting(), ThrowsPreset(Preset::kRedirectError));
}

TEST_F(FaultsTest, AnAttachmentComesFromTheConnectionsServerWhateverItsUrl) {
  jira_.AddIssue(
      2, {{"attachment",
           Json::array({{{"id", "5"},
                         {"filename", "a.txt"},
                         {"content", "http://evil.example/secure/5/a.txt"}},
                        {{"filename", "without an id"}}})}});
  jira_.Answer("GET /secure/5/a.txt", HttpReply(200, std::string("\0\xFF", 2)));
  const GetIssueOutput output = GetIssue({.id = "T-2", .get_attachments = true},
                                         *jira_.Connect(), context_);
  ASSERT_THAT(*output.issue->attachments, SizeIs(1));
  EXPECT_EQ((*output.issue->attachments)[0],
            (File{"a.txt", Bytes::Encode(std::string("\0\xFF", 2))}));
}

TEST_F(FaultsTest, ConnectionTestsSayWhatIsWrong) {
  const std::string get = "GET /";
  const auto test = [&] { jira_.Connect()->Test(context_); };
  jira_.Answer(get, HttpReply(200, "<html>"));
  EXPECT_NO_THROW(test());
  jira_.Answer(get, HttpReply(401, "a page"));
  EXPECT_THAT(test, ThrowsCause("Invalid username or password provided."));
  for (int i = 0; i < 4; ++i) {
    jira_.Handle(get,
                 [](const ReceivedRequest&, HttpTestPeer&) { return false; });
  }
  EXPECT_THAT(test, ThrowsCause(StartsWith("Unable to reach Jira instance at: "
                                           "https://localhost:")));
}

}  // namespace
}  // namespace insight::plugins::jira
