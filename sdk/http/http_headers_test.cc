#include "sdk/http/http_headers.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(HttpHeadersTest, NamesCompareWithoutRegardToCase) {
  const HttpHeaders headers = {{"Content-Type", "text/plain"}};
  EXPECT_EQ(headers.Get("content-type"), "text/plain");
  EXPECT_FALSE(headers.Has("content-typ"));
}

TEST(HttpHeadersTest, OnlyLettersHaveCase) {
  EXPECT_TRUE(EqualsIgnoreCase("aZ", "Az"));
  EXPECT_FALSE(EqualsIgnoreCase("[", "{"));
  EXPECT_FALSE(EqualsIgnoreCase("a", "ab"));
}

TEST(HttpHeadersTest, FieldsOfOneNameAreJoinedInOrder) {
  HttpHeaders headers = {{"Link", "a"}, {"X", "y"}};
  headers.Add("link", "b");
  EXPECT_EQ(headers.GetJoined("LINK"), "a, b");
  EXPECT_EQ(headers.Get("Link"), "a");
  EXPECT_EQ(headers.GetJoined("none"), "");
}

TEST(HttpHeadersTest, SetReplacesAllOfThatName) {
  HttpHeaders headers = {{"A", "1"}, {"a", "2"}, {"B", "3"}};
  headers.Set("A", "4");
  EXPECT_THAT(headers, ElementsAre(Pair("B", "3"), Pair("A", "4")));
}

TEST(HttpHeadersTest, RemovingWhatIsNotThereIsNoError) {
  HttpHeaders headers = {{"A", "1"}};
  headers.Remove("B");
  EXPECT_EQ(headers.size(), 1u);
  headers.Remove("a");
  EXPECT_TRUE(headers.empty());
}

}  // namespace
}  // namespace insight
