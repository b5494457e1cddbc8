#include "sdk/http/http_body.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::ThrowsCause;
using ::insight::testing::ThrowsPreset;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Property;
using ::testing::StartsWith;
using ::testing::Throws;

TEST(ParseJsonBodyTest, IsTheValueOfTheBody) {
  EXPECT_EQ(ParseJsonBody({.body = R"({"a": [1]})"}), Json({{"a", {1}}}));
}

TEST(ParseJsonBodyTest, AnythingElseIsShownAsItCame) {
  EXPECT_THAT(
      [] {
        (void)ParseJsonBody({.headers = {{"Content-Type", "text/html"}},
                             .body = "<html>Log in</html>"});
      },
      Throws<PluginException>(
          Property(&PluginException::data, "<html>Log in</html>")));
  EXPECT_THAT([] { (void)ParseJsonBody({.body = ""}); },
              ThrowsPreset(Preset::kInvalidJson));
}

TEST(ParseJsonBodyTest, AnExcerptIsCutBetweenCharacters) {
  // 999 bytes and then characters of two.
  std::string body(999, 'x');
  for (int i = 0; i < 100; ++i) body += "\xC3\xA9";
  EXPECT_THAT([&] { (void)ParseJsonBody({.body = body}); },
              Throws<PluginException>(Property(&PluginException::data,
                                               std::string(999, 'x') + "...")));
}

TEST(SetJsonBodyTest, SetsBodyAndMediaType) {
  HttpRequest request = {.headers = {{"content-type", "text/plain"}}};
  SetJsonBody({{"a", "\xC3\xA9"}}, request);
  EXPECT_EQ(request.body, "{\"a\": \"\\u00e9\"}");
  EXPECT_EQ(request.headers.GetJoined("Content-Type"), "application/json");
}

TEST(SetFormBodyTest, SetsBodyAndMediaType) {
  HttpRequest request;
  SetFormBody({{"grant_type", "x y"}, {"a&b", "c=d"}}, request);
  EXPECT_EQ(request.body, "grant_type=x%20y&a%26b=c%3Dd");
  EXPECT_EQ(request.headers.Get("Content-Type"),
            "application/x-www-form-urlencoded");
}

// The boundary that a request's Content-Type names.
std::string BoundaryOf(const HttpRequest& request) {
  const std::string type(request.headers.Get("Content-Type").value());
  const std::string prefix = "multipart/form-data; boundary=";
  EXPECT_THAT(type, StartsWith(prefix));
  return type.substr(prefix.size());
}

TEST(MultipartBodyTest, HasItsPartsInOrder) {
  MultipartBody parts;
  parts.AddField("comment", "two\r\nlines");
  parts.AddFile("file", "a.bin", std::string("\0\xFF", 2));
  parts.AddFile("file", "b.txt", "", "text/plain");
  HttpRequest request;
  SetBody(parts, request);
  const std::string b = "--" + BoundaryOf(request);
  EXPECT_EQ(request.body,
            b +
                "\r\nContent-Disposition: form-data; name=\"comment\"\r\n\r\n"
                "two\r\nlines\r\n" +
                b +
                "\r\nContent-Disposition: form-data; name=\"file\"; "
                "filename=\"a.bin\"\r\nContent-Type: "
                "application/octet-stream\r\n\r\n" +
                std::string("\0\xFF", 2) + "\r\n" + b +
                "\r\nContent-Disposition: form-data; name=\"file\"; "
                "filename=\"b.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n" +
                b + "--\r\n");
}

TEST(MultipartBodyTest, ANameCannotEndItsHeader) {
  MultipartBody parts;
  parts.AddFile("file", "a\"\r\nX: y\r\n\r\n", "content");
  HttpRequest request;
  SetBody(parts, request);
  EXPECT_THAT(request.body, HasSubstr("filename=\"a%22%0D%0AX: y%0D%0A%0D%0A"));
  EXPECT_THAT(request.body, Not(HasSubstr("\r\nX: y")));
  EXPECT_THAT([&] { parts.AddFile("f", "a", "", "a/b\r\nX: y"); },
              ThrowsCause(HasSubstr("media type")));
}

TEST(MultipartBodyTest, EachBodyHasABoundaryOfItsOwn) {
  HttpRequest first;
  HttpRequest second;
  SetBody(MultipartBody(), first);
  SetBody(MultipartBody(), second);
  EXPECT_NE(BoundaryOf(first), BoundaryOf(second));
}

}  // namespace
}  // namespace insight
