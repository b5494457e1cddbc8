// Inputs that try to be more than they are, and secrets that must not be seen.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"
#include "plugins/jira/tests/fake_jira.h"
#include "plugins/jira/tests/test_context.h"
#include "plugins/jira/util/jql.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_clock.h"

namespace insight::plugins::jira {
namespace {

using ::insight::testing::FakeClock;
using ::insight::testing::HttpReply;
using ::insight::testing::ReceivedRequest;
using ::insight::testing::ThrowsCause;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kHeaderInjection = "x\r\nX-Injected: yes";

class InjectionTest : public ::testing::Test {
 protected:
  InjectionTest() { jira_.AddIssue(1); }

  // The request that `id` leads to, from a plugin that asks for an issue.
  ReceivedRequest Ask(const std::string& id) {
    try {
      (void)GetIssue({.id = id}, *jira_.Connect(), context_);
    } catch (const PluginException&) {
      // There is no such issue.
    }
    return jira_.requests().back();
  }

  FakeClock clock_;
  TestContext context_{clock_};
  FakeJira jira_;
};

TEST_F(InjectionTest, AnIssuesIdIsOneSegmentOfThePath) {
  const std::pair<std::string, std::string> kCases[] = {
      {"T-1/comment", "T-1%2Fcomment"},
      {"T-1?expand=all", "T-1%3Fexpand%3Dall"},
      {"T-1#x", "T-1%23x"},
      {"../user", "..%2Fuser"},
      {"T-1 x", "T-1%20x"},
      {kHeaderInjection, "x%0D%0AX-Injected%3A%20yes"},
      {"%2e%2e%2fuser", "%252e%252e%252fuser"},
      {std::string("a\0b", 3), "a%00b"},
      {"\xC3\xA9", "%C3%A9"},
  };
  for (const auto& [id, segment] : kCases) {
    const ReceivedRequest request = Ask(id);
    EXPECT_EQ(request.target, "/rest/api/2/issue/" + segment);
    EXPECT_FALSE(request.headers.Has("X-Injected"));
  }
}

TEST_F(InjectionTest, AnIdThatMeansTheWayUpIsRefusedUnsent) {
  for (const std::string id : {".", ".."}) {
    EXPECT_THAT([&] { GetIssue({.id = id}, *jira_.Connect(), context_); },
                ThrowsCause(HasSubstr("its path has a . or ..")));
  }
  EXPECT_THAT([&] { GetIssue({.id = ""}, *jira_.Connect(), context_); },
              ThrowsCause("No issue found with ID: ."));
  EXPECT_THAT(jira_.requests(), IsEmpty());
}

TEST_F(InjectionTest, AQueryStaysOneFieldOfTheUrl) {
  const std::string jql = "a=b&maxResults=9999#\r\nX-Injected: yes";
  (void)FindIssues({.jql = jql, .max = 1}, *jira_.Connect(), context_);
  const ReceivedRequest request = jira_.requests().back();
  EXPECT_EQ(QueryField(request, "jql"), jql);
  EXPECT_EQ(QueryField(request, "maxResults"), "1");
  EXPECT_FALSE(request.headers.Has("X-Injected"));
}

TEST_F(InjectionTest, AFilenameStaysInItsQuotes) {
  jira_.Answer("POST /rest/api/2/issue/T-1/attachments",
               HttpReply(200, R"([{"id": "9"}])"));
  const AttachIssueOutput output =
      AttachIssue({.id = "T-1",
                   .attachment_bytes = Bytes::Encode("content"),
                   .attachment_filename = "a\"; name=\"b\r\nX-Injected: yes"},
                  *jira_.Connect(), context_);
  EXPECT_EQ(output.id, "9");
  const std::string body = jira_.requests().back().body;
  EXPECT_THAT(body, HasSubstr("filename=\"a%22; name=%22b%0D%0AX-Injected: "
                              "yes\"\r\nContent-Type"));
}

TEST_F(InjectionTest, CredentialsCannotAddHeaders) {
  ConnectionInput input = {.url = jira_.Input().url,
                           .pat = SecretKey(kHeaderInjection)};
  EXPECT_THAT(
      [&] {
        GetIssue({.id = "T-1"}, *Connect(input, context_.log()), context_);
      },
      ThrowsCause("The request's header Authorization has a line break or "
                  "another control character."));
  input = {.url = jira_.Input().url,
           .user = kHeaderInjection,
           .api_key = SecretKey("p\r\nq")};
  (void)GetIssue({.id = "T-1"}, *Connect(input, context_.log()), context_);
  EXPECT_FALSE(jira_.requests().back().headers.Has("X-Injected"));
}

TEST_F(InjectionTest, WrongUrlsAreRefusedUnsent) {
  for (const std::string url :
       {"", "jira.example", "ftp://jira.example", "https://", "https://h:x",
        "https://h\r\nX-Injected: yes", "file:///etc/passwd"}) {
    ConnectionInput input = jira_.Input();
    input.url = url;
    EXPECT_THAT(
        [&] {
          GetIssue({.id = "T-1"}, *Connect(input, context_.log()), context_);
        },
        ThrowsCause(HasSubstr("URL is not valid")))
        << url;
  }
}

TEST_F(InjectionTest, ThePasswordIsInNoErrorAndNoLog) {
  const std::string kRequests[] = {"GET /rest/api/2/issue/T-1", "GET /"};
  std::vector<std::string> texts;
  for (const int status : {401, 403, 429, 500, 503, 302}) {
    for (const std::string& request : kRequests) {
      for (int i = 0; i < 4; ++i) jira_.Answer(request, HttpReply(status));
    }
    const auto connection = jira_.Connect();
    try {
      (void)GetIssue({.id = "T-1"}, *connection, context_);
    } catch (const std::exception& exception) {
      texts.push_back(exception.what());
    }
    try {
      TestConnection(*connection, context_);
    } catch (const std::exception& exception) {
      texts.push_back(exception.what());
    }
  }
  EXPECT_THAT(texts, SizeIs(12));
  EXPECT_THAT(texts, Each(Not(HasSubstr(kCanary))));
  EXPECT_THAT(context_.fake_log().messages(), Each(Not(HasSubstr(kCanary))));
  EXPECT_THAT(jira_.log().messages(), Each(Not(HasSubstr(kCanary))));
}

TEST(QuoteJqlTest, NothingEndsTheQuotes) {
  EXPECT_EQ(QuoteJql("TEST"), "'TEST'");
  EXPECT_EQ(QuoteJql("it's"), R"('it\'s')");
  EXPECT_EQ(QuoteJql(R"(a\)"), R"('a\\')");
  EXPECT_EQ(QuoteJql("a' or project='b"), R"('a\' or project=\'b')");
  EXPECT_EQ(QuoteJql("a\r\nb"), R"('a\r\nb')");
  EXPECT_EQ(QuoteJql(""), "''");
}

}  // namespace
}  // namespace insight::plugins::jira
