#include "sdk/http/paging.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_http_client.h"

namespace insight {
namespace {

using ::insight::testing::FakeHttpClient;
using ::insight::testing::ThrowsPreset;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class PagingTest : public ::testing::Test {
 protected:
  FakeHttpClient::Script script_;
  FakeHttpClient http_{script_};
  std::vector<std::string> pages_;  // Bodies, in the order they came.
};

TEST_F(PagingTest, OffsetsGrowByWhatCameUntilNothingComes) {
  script_.On("GET /a?x=y&startAt=0&maxResults=3", {.body = "abc"});
  script_.On("GET /a?x=y&startAt=3&maxResults=3", {.body = "de"});
  script_.On("GET /a?x=y&startAt=5&maxResults=3", {.body = ""});
  ForEachOffsetPage(http_, {.path = "/a", .query = {{"x", "y"}}},
                    {.page_size = 3}, [&](const HttpResponse& response) {
                      pages_.push_back(response.body);
                      return response.body.size();
                    });
  EXPECT_THAT(pages_, ElementsAre("abc", "de", ""));
}

TEST_F(PagingTest, AShortPageMayBeTheLast) {
  script_.On("GET /a?skip=0", {.body = "abc"});
  script_.On("GET /a?skip=3", {.body = "de"});
  ForEachOffsetPage(http_, {.path = "/a"},
                    {.offset_name = "skip",
                     .size_name = "",
                     .page_size = 3,
                     .ends_at_short_page = true},
                    [&](const HttpResponse& response) {
                      pages_.push_back(response.body);
                      return response.body.size();
                    });
  EXPECT_THAT(pages_, SizeIs(2));
}

TEST_F(PagingTest, OffsetsEndWhenTheCallerHasEnough) {
  script_.On("GET /a?startAt=0&maxResults=100", {.body = "abc"});
  ForEachOffsetPage(http_, {.path = "/a"}, {},
                    [](const HttpResponse&) { return std::nullopt; });
  EXPECT_THAT(script_.requests(), SizeIs(1));
}

TEST_F(PagingTest, PagesWithoutEndAreAnError) {
  script_.On("GET /a?startAt=0", {});
  script_.On("GET /a?startAt=1", {});
  EXPECT_THAT(
      [&] {
        ForEachOffsetPage(http_, {.path = "/a"},
                          {.size_name = "", .max_pages = 2},
                          [](const HttpResponse&) { return 1; });
      },
      ThrowsPreset(Preset::kUnknown));
}

TEST_F(PagingTest, ACursorIsPassedOn) {
  script_.On("GET /a", {.body = "one"});
  script_.On("GET /a?next=one", {.body = "two"});
  script_.On("GET /a?next=two", {.body = ""});
  ForEachCursorPage(http_, {.path = "/a"}, "next",
                    [&](const HttpResponse& response) {
                      pages_.push_back(response.body);
                      return response.body;
                    });
  EXPECT_THAT(pages_, ElementsAre("one", "two", ""));
}

TEST_F(PagingTest, ACursorThatStaysIsAnError) {
  script_.On("GET /a", {});
  script_.On("GET /a?next=x", {});
  EXPECT_THAT(
      [&] {
        ForEachCursorPage(http_, {.path = "/a"}, "next",
                          [](const HttpResponse&) { return "x"; });
      },
      ThrowsPreset(Preset::kUnknown));
  EXPECT_THAT(script_.requests(), SizeIs(2));
}

TEST_F(PagingTest, LinksAreFollowedWithTheRequestsHeaders) {
  script_.On("GET /a?x=y", {.headers = {{"Link", "</a?p=2>; rel=next"}}});
  script_.On("GET /a?p=2", {.headers = {{"Link", "</a?p=1>; rel=prev"}}});
  int pages = 0;
  ForEachLinkedPage(
      http_, {.path = "/a", .query = {{"x", "y"}}, .headers = {{"X", "y"}}},
      [&](const HttpResponse&) { return ++pages < 10; });
  EXPECT_EQ(pages, 2);
  EXPECT_TRUE(script_.requests()[1].headers.Has("X"));
}

TEST_F(PagingTest, ALinkToItselfIsAnError) {
  script_.On("GET /a", {.headers = {{"Link", "</a>; rel=next"}}});
  EXPECT_THAT(
      [&] {
        ForEachLinkedPage(http_, {.path = "/a"},
                          [](const HttpResponse&) { return true; });
      },
      ThrowsPreset(Preset::kUnknown));
}

std::string NextOf(const std::string& link) {
  return NextLink({.headers = {{"Link", link}}, .url = "https://h/a/b?c=d"})
      .value_or("none");
}

TEST(NextLinkTest, IsTheLinkWhoseRelationIsNext) {
  EXPECT_EQ(NextOf("<https://h/x?p=2>; rel=\"next\""), "https://h/x?p=2");
  EXPECT_EQ(NextOf("<?p=1>; rel=prev, <?p=3>; rel=next"), "https://h/a/b?p=3");
  EXPECT_EQ(NextOf("<x>;title=\"a, b; c\\\"\";REL=\"last  NEXT\""),
            "https://h/a/x");
  EXPECT_EQ(NextOf("<x,y>; rel=next"), "https://h/a/x,y");
}

TEST(NextLinkTest, MayBeMissing) {
  for (const std::string link :
       {"", "<x>", "<x>; rel=prev", "<x>; rel=prev; rel=next", "<x>; rev=next",
        "<x; rel=next", "<x>; rel=nextt", "<x>; title=\"; rel=next\""}) {
    EXPECT_EQ(NextOf(link), "none") << link;
  }
  EXPECT_FALSE(NextLink({.url = "https://h/"}));
}

TEST(NextLinkTest, StaysAtItsServer) {
  for (const std::string link :
       {"<https://evil/x>; rel=next", "<//evil/x>; rel=next",
        "<http://h/x>; rel=next", "<ftp://h/x>; rel=next"}) {
    EXPECT_THAT([&] { NextOf(link); }, ThrowsPreset(Preset::kUnknown)) << link;
  }
}

}  // namespace
}  // namespace insight
