#include "sdk/helper/open_url.h"

#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/helper/fake_internet.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/test_certificates.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::FakeInternet;
using ::insight::testing::FakeLogger;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::TestCa;
using ::insight::testing::ThrowsPluginCause;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Optional;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

class OpenUrlTest : public ::testing::Test {
 protected:
  FakeInternet internet_;
  FakeLogger log_;
};

using CheckUrlTest = OpenUrlTest;
using CheckUrlModifiedTest = OpenUrlTest;
using GetUrlFilenameTest = OpenUrlTest;

TEST_F(OpenUrlTest, G70TheResponseCanBeRead) {
  internet_.On("GET http://google.com/", HttpReply(200, "<!doctype html>"));
  EXPECT_EQ(OpenUrl("http://google.com", log_).value().body, "<!doctype html>");
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(OpenUrlTest, G71HeadersAreSent) {
  internet_.On("GET http://google.com/a", HttpReply(206, "Auth"));
  const auto response = OpenUrl(
      "http://google.com/a", log_,
      {.headers = {{"Range", "bytes=0-3"}, {"Authorization", "aslfasdf"}}});
  EXPECT_EQ(response.value().body, "Auth");
  EXPECT_EQ(internet_.last_headers().Get("Range"), "bytes=0-3");
  EXPECT_EQ(internet_.last_headers().Get("Authorization"), "aslfasdf");
}

TEST_F(OpenUrlTest, G72AnUnderscoreInAHeadersNameIsSentAsAHyphen) {
  internet_.On("GET http://google.com/", HttpReply(200, "x"));
  (void)OpenUrl("http://google.com", log_,
                {.headers = {{"User_Agent", "curl/0.7.9"},
                             {"If_None_Match", "etag"},
                             {"If_Modified_Since", "mod"}}});
  EXPECT_EQ(internet_.last_headers().Get("User-Agent"), "curl/0.7.9");
  EXPECT_EQ(internet_.last_headers().Get("If-None-Match"), "etag");
  EXPECT_EQ(internet_.last_headers().Get("If-Modified-Since"), "mod");
}

TEST_F(OpenUrlTest, G73NotModifiedIsNothingAndLogged) {
  internet_.On("GET http://24.151.224.211/ui/login.html", HttpReply(304));
  EXPECT_EQ(OpenUrl("http://24.151.224.211/ui/login.html", log_), std::nullopt);
  EXPECT_THAT(
      log_.messages(),
      ElementsAre(
          "ERROR HTTPError: 304 for http://24.151.224.211/ui/login.html"));
}

TEST_F(OpenUrlTest, AFailureStatusIsAnErrorAndLoggedWithoutTheQuery) {
  internet_.On("GET http://a.com/x?key=secret", HttpReply(404));
  EXPECT_THAT([&] { (void)OpenUrl("http://a.com/x?key=secret", log_); },
              ThrowsMessage<HelperException>("GetURL Failed"));
  EXPECT_THAT(log_.messages(),
              ElementsAre("ERROR HTTPError: 404 for http://a.com/x"));
}

TEST_F(OpenUrlTest, NoResponseIsAnErrorLoggedOnceAndNotTriedAgain) {
  EXPECT_THAT([&] { (void)OpenUrl("http://invalid-url-123.com", log_); },
              ThrowsMessage<HelperException>("GetURL Failed"));
  EXPECT_THAT(log_.messages(),
              ElementsAre(AllOf(StartsWith("ERROR URLError: "),
                                HasSubstr("http://invalid-url-123.com"))));
  EXPECT_THAT(internet_.requests(),
              ElementsAre("GET http://invalid-url-123.com/"));
}

TEST_F(OpenUrlTest, RedirectsAreFollowed) {
  internet_.On("GET http://a.com/",
               HttpReply(301, "", {{"Location", "http://b.com/x"}}));
  internet_.On("GET http://b.com/x", HttpReply(200, "moved"));
  EXPECT_EQ(OpenUrl("http://a.com", log_).value().body, "moved");
}

TEST_F(OpenUrlTest, G70ATimeoutEndsASilentServer) {
  HttpTestServer server([](HttpTestPeer& peer) {
    (void)peer.ReadRequest();
    peer.Hang();
  });
  setenv("http_proxy", server.url().c_str(), 1);
  EXPECT_THAT(
      [&] {
        (void)OpenUrl("http://a.com", log_,
                      {.timeout = std::chrono::milliseconds(50)});
      },
      ThrowsMessage<HelperException>("GetURL Failed"));
}

TEST_F(OpenUrlTest, G70VerifyDecidesWhetherAnUntrustedServerIsRefused) {
  TestCa ca;
  HttpTestServer server(AnswerWith({HttpReply(200, "x")}),
                        {.certificate = ca.Issue()});
  EXPECT_THAT([&] { (void)OpenUrl(server.url(), log_); },
              ThrowsMessage<HelperException>("GetURL Failed"));
  EXPECT_EQ(OpenUrl(server.url(), log_, {.verify = false}).value().body, "x");
}

TEST_F(OpenUrlTest, WhatIsNoUrlIsAnErrorThatSaysSo) {
  EXPECT_THAT([&] { (void)OpenUrl("google.com?key=secret", log_); },
              ThrowsPluginCause("The URL google.com starts neither with "
                                "http:// nor https://."));
  EXPECT_THAT([&] { (void)OpenUrl("http://", log_); },
              ::testing::Throws<PluginException>());
}

TEST_F(CheckUrlTest, G77WhatAnswersIsThere) {
  internet_.On("HEAD http://google.com/", HttpReply(301));
  EXPECT_TRUE(CheckUrl("http://google.com", log_));
  EXPECT_THAT(internet_.requests(), ElementsAre("HEAD http://google.com/"));
}

TEST_F(CheckUrlTest, G78WhatDoesNotAnswerIsNot) {
  EXPECT_FALSE(CheckUrl("http://invalid-url-123.com", log_));
  EXPECT_THAT(log_.messages(),
              ElementsAre(AllOf(StartsWith("INFO CheckUrl: "),
                                HasSubstr("http://invalid-url-123.com"))));
}

TEST_F(CheckUrlTest, AServerThatRefusesHeadIsAskedForThreeBytes) {
  internet_.On("HEAD http://a.com/", HttpReply(405));
  internet_.On("GET http://a.com/", HttpReply(206, "abc"));
  EXPECT_TRUE(CheckUrl("http://a.com", log_));
  EXPECT_EQ(internet_.last_headers().Get("Range"), "bytes=0-2");
}

TEST_F(CheckUrlTest, AServerThatIgnoresTheRangeIsNotReadToTheEnd) {
  internet_.On("HEAD http://a.com/", HttpReply(405));
  internet_.On("GET http://a.com/",
               "HTTP/1.1 200 OK\r\nContent-Length: "
               "1000000000000\r\n\r\nabc");
  EXPECT_TRUE(CheckUrl("http://a.com", log_));
}

TEST_F(CheckUrlTest, FailureStatusesAreFalseAndLoggedTruly) {
  internet_.On("HEAD http://a.com/x?k=secret", HttpReply(404));
  internet_.On("GET http://a.com/x?k=secret", HttpReply(500));
  EXPECT_FALSE(CheckUrl("http://a.com/x?k=secret", log_));
  EXPECT_THAT(log_.messages(),
              ElementsAre("INFO CheckUrl: HTTP status 500 for http://a.com/x"));
}

TEST_F(CheckUrlTest, WhatIsNoUrlIsFalse) {
  EXPECT_FALSE(CheckUrl("", log_));
  EXPECT_FALSE(CheckUrl("google.com", log_));
  EXPECT_FALSE(CheckUrl("http://", log_));
  EXPECT_FALSE(CheckUrl("http://a.com:99999/", log_));
  EXPECT_FALSE(CheckUrl("ftp://a.com/", log_));
}

TEST_F(CheckUrlModifiedTest, G79OnlyAPlain200IsModified) {
  internet_.On("HEAD http://google.com/", HttpReply(301));
  EXPECT_FALSE(CheckUrlModified("http://google.com", log_));
  internet_.On("HEAD http://google.com/", HttpReply(304));
  EXPECT_FALSE(CheckUrlModified("http://google.com", log_));
  internet_.On("HEAD http://google.com/", HttpReply(500));
  EXPECT_FALSE(CheckUrlModified("http://google.com", log_));
  internet_.On("HEAD http://google.com/", HttpReply(200));
  EXPECT_TRUE(CheckUrlModified("http://google.com", log_));
  EXPECT_FALSE(CheckUrlModified("http://invalid-url-123.com", log_));
  EXPECT_FALSE(CheckUrlModified("nonsense", log_));
}

TEST_F(GetUrlFilenameTest, G74TheUrlsLastSegmentIsTheName) {
  internet_.On("HEAD http://www.irongeek.com/robots.txt", HttpReply(200));
  EXPECT_THAT(GetUrlFilename("http://www.irongeek.com/robots.txt", log_),
              Optional(std::string("robots.txt")));
}

TEST_F(GetUrlFilenameTest, G75TheServersNameIsPreferred) {
  internet_.On("HEAD http://203.66.168.223:83/",
               HttpReply(200, "",
                         {{"Content-Disposition",
                           "attachment; filename=Create_By_AutoWeb.htm"}}));
  EXPECT_THAT(GetUrlFilename("http://203.66.168.223:83/", log_),
              Optional(std::string("Create_By_AutoWeb.htm")));
}

TEST_F(GetUrlFilenameTest, G76WithoutANameThereIsNone) {
  internet_.On("HEAD http://www.google.com/", HttpReply(200));
  EXPECT_EQ(GetUrlFilename("http://www.google.com", log_), std::nullopt);
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(GetUrlFilenameTest, AFailureIsNothingAndLogged) {
  internet_.On("HEAD http://a.com/robots.txt", HttpReply(404));
  EXPECT_EQ(GetUrlFilename("http://a.com/robots.txt", log_), std::nullopt);
  EXPECT_EQ(GetUrlFilename("http://b.com/robots.txt", log_), std::nullopt);
  EXPECT_EQ(GetUrlFilename("robots.txt", log_), std::nullopt);
  EXPECT_THAT(log_.messages(),
              ElementsAre("ERROR GetUrlFilename: HTTP status 404 for "
                          "http://a.com/robots.txt",
                          AllOf(StartsWith("ERROR GetUrlFilename: "),
                                HasSubstr("http://b.com/robots.txt")),
                          AllOf(StartsWith("ERROR GetUrlFilename: The URL "),
                                Not(HasSubstr("HTTP status")))));
}

}  // namespace
}  // namespace insight
