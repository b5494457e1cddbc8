// The plugin's parts that need no Jira.

#include <cstdlib>
#include <limits>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/jira/schema.h"
#include "plugins/jira/tests/fake_jira.h"
#include "plugins/jira/tests/test_context.h"
#include "plugins/jira/util/adf.h"
#include "plugins/jira/util/attachment.h"
#include "plugins/jira/util/normalize.h"
#include "plugins/jira/util/settings.h"
#include "sdk/json/dump.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"

namespace insight::plugins::jira {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::ThrowsCause;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(SettingsTest, TheUrlSaysWhichApiIsSpoken) {
  for (const std::string url :
       {"https://example.atlassian.net", "https://example.atlassian.net/",
        "http://x.jira.com:8080/path", "https://api.atlassian.com/ex/jira/1"}) {
    EXPECT_TRUE(IsCloudUrl(url)) << url;
  }
  for (const std::string url :
       {"https://jira.example.com", "https://my.jira.company.com",
        "https://x.atlassian.network", "https://x.jira.com.au", ""}) {
    EXPECT_FALSE(IsCloudUrl(url)) << url;
  }
}

TEST(SettingsTest, WhiteSpaceAroundParametersIsNotPartOfThem) {
  const Settings settings = ReadSettings({.url = " https://jira.example\n",
                                          .user = "\tuser ",
                                          .api_key = SecretKey(" key\r\n"),
                                          .pat = SecretKey("  ")});
  EXPECT_EQ(settings.url, "https://jira.example");
  const auto& basic = std::get<BasicAuth>(settings.auth);
  EXPECT_EQ(basic.username, "user");
  EXPECT_EQ(basic.password.Reveal(), "key");
}

TEST(SettingsTest, ThereIsExactlyOneWayToAuthenticate) {
  const SecretKey key("k");
  EXPECT_THAT([] { (void)ReadSettings({}); },
              ThrowsCause("No authentication credentials provided."));
  EXPECT_THAT([&] { (void)ReadSettings({.user = "u", .pat = key}); },
              ThrowsCause("Multiple authentication methods provided."));
  EXPECT_THAT([&] { (void)ReadSettings({.client_id = "c"}); },
              ThrowsCause("Incomplete OAuth2 credentials."));
  EXPECT_THAT([&] { (void)ReadSettings({.client_secret = key}); },
              ThrowsCause("Incomplete OAuth2 credentials."));
  EXPECT_THAT([&] { (void)ReadSettings({.api_key = key}); },
              ThrowsCause("Incomplete Basic Auth credentials."));
  EXPECT_THAT([] { (void)ReadSettings({.user = "u"}); },
              ThrowsCause("Incomplete Basic Auth credentials."));
}

TEST(AdfTest, ATextIsADocumentOfOneParagraph) {
  EXPECT_EQ(DumpJson(ToAdf("a\nb")),
            R"({"type": "doc", "version": 1, "content": [{"type": "paragraph",)"
            R"( "content": [{"type": "text", "text": "a\nb"}]}]})");
}

TEST(AdfTest, JsonIsTakenAsItIs) {
  EXPECT_EQ(ToAdf(R"({"type": "doc"})"), Json({{"type", "doc"}}));
  EXPECT_EQ(ToAdf("123"), Json(123));
  EXPECT_EQ(ToAdf("{\"type\""), ToAdf("{\"type\""));
  EXPECT_EQ(ToAdf("{\"type\"")["type"], "doc");
}

TEST(NormalizeTest, WhatIsMissingIsEmptyAndCleanedAway) {
  const Issue issue = NormalizeIssue(Json::object());
  EXPECT_EQ(issue.summary, "");
  EXPECT_EQ(issue.labels, std::vector<std::string>());
  const Issue cleaned = Cleaned(issue);
  EXPECT_EQ(cleaned.summary, std::nullopt);
  EXPECT_EQ(cleaned.labels, std::vector<std::string>());
  EXPECT_EQ(cleaned.attachments, std::vector<File>());
}

TEST(NormalizeTest, ADocumentBecomesJsonText) {
  const Issue issue = NormalizeIssue(
      {{"fields", {{"description", {{"type", "doc"}, {"x", nullptr}}}}}});
  EXPECT_EQ(issue.description, R"({"type": "doc", "x": null})");
}

TEST(AttachmentTest, ContentAndNameGoTogether) {
  const Bytes bytes = Bytes::Encode("x");
  EXPECT_TRUE(HasAttachment(bytes, "a"));
  EXPECT_FALSE(HasAttachment(Bytes(), ""));
  EXPECT_THAT(
      [&] { (void)HasAttachment(bytes, ""); },
      ThrowsCause("Attachment contents provided but no attachment filename."));
  EXPECT_THAT(
      [&] { (void)HasAttachment(Bytes(), "a"); },
      ThrowsCause("Attachment filename provided but no attachment contents."));
}

class FindIssuesTest : public ::testing::Test {
 protected:
  FindIssuesOutput Find(std::int64_t max, bool is_cloud) {
    return FindIssues({.jql = "q", .max = max}, *jira_.Connect(is_cloud),
                      context_);
  }

  FakeClock clock_;
  TestContext context_{clock_};
  FakeJira jira_;
};

TEST_F(FindIssuesTest, GivesAsManyAsThereAreOrAreAskedForPageByPage) {
  for (int number = 1; number <= 230; ++number) jira_.AddIssue(number);
  for (const bool is_cloud : {false, true}) {
    EXPECT_THAT(*Find(10, is_cloud).issues, SizeIs(10));
    EXPECT_THAT(*Find(100, is_cloud).issues, SizeIs(100));
    EXPECT_THAT(*Find(101, is_cloud).issues, SizeIs(101));
    const auto all = *Find(1000, is_cloud).issues;
    ASSERT_THAT(all, SizeIs(230));
    EXPECT_EQ(all.front().key, "T-1");
    EXPECT_EQ(all.back().key, "T-230");
  }
}

TEST_F(FindIssuesTest, NoneAskedForIsNoneGiven) {
  jira_.AddIssue(1);
  EXPECT_THAT(*Find(0, true).issues, SizeIs(0));
  EXPECT_THAT(*Find(-5, false).issues, SizeIs(0));
  EXPECT_THAT(jira_.requests(), SizeIs(0));
  EXPECT_THAT(*Find(std::numeric_limits<std::int64_t>::max(), true).issues,
              SizeIs(1));
}

TEST_F(FindIssuesTest, AJiraThatAlwaysNamesTheSamePageEnds) {
  for (int i = 0; i < 3; ++i) {
    jira_.Answer(
        "GET /rest/api/3/search/jql",
        testing::HttpReply(
            200, R"({"issues": [{"id": "1"}], "nextPageToken": "x"})"));
  }
  EXPECT_THAT(*Find(1000, true).issues, SizeIs(2));
}

}  // namespace
}  // namespace insight::plugins::jira
