#include "sdk/server/request_parser.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::HasSubstr;

constexpr RequestParser::Limits kLimits = {.max_body_bytes = 100};

ServerRequest Parse(std::string_view bytes) {
  RequestParser parser(kLimits);
  EXPECT_EQ(parser.Feed(bytes), bytes.size());
  EXPECT_TRUE(parser.done()) << bytes;
  return parser.Take();
}

// The status that `bytes` are refused with, however they arrive; 0 if they are
// not.
int RefusalOf(std::string_view bytes) {
  int status[2] = {0, 0};
  for (const bool at_once : {true, false}) {
    RequestParser parser(kLimits);
    try {
      if (at_once) {
        parser.Feed(bytes);
      } else {
        for (const char& c : bytes) parser.Feed(std::string_view(&c, 1));
      }
    } catch (const RequestFault& e) {
      status[at_once ? 0 : 1] = e.status();
    }
  }
  EXPECT_EQ(status[0], status[1]);
  return status[0];
}

TEST(RequestParserTest, ARequestHasItsPartsInWhateverPiecesItComes) {
  const std::string bytes =
      "POST /actions/x?y HTTP/1.1\r\n"
      "Host: h\r\n"
      "X-Empty:\r\n"
      "X-Blanks: \t a b \t\r\n"
      "content-LENGTH: 4\r\n\r\nbody";
  for (std::size_t split = 0; split <= bytes.size(); ++split) {
    RequestParser parser(kLimits);
    parser.Feed(std::string_view(bytes).substr(0, split));
    parser.Feed(std::string_view(bytes).substr(split));
    ASSERT_TRUE(parser.done()) << split;
    const ServerRequest request = parser.Take();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/actions/x?y");
    EXPECT_EQ(request.Header("host"), "h");
    EXPECT_EQ(request.Header("x-empty"), "");
    EXPECT_EQ(request.Header("x-blanks"), "a b");
    EXPECT_EQ(request.body, "body");
    EXPECT_TRUE(request.keep_alive);
  }
}

TEST(RequestParserTest, WhatFollowsARequestIsLeftForTheNextOne) {
  RequestParser parser(kLimits);
  const std::string first = "POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nx";
  const std::string both = first + "\r\nGET /b HTTP/1.1\r\n\r\n";
  EXPECT_EQ(parser.Feed(both), first.size());
  EXPECT_EQ(parser.Take().body, "x");
  EXPECT_EQ(parser.Feed(std::string_view(both).substr(first.size())),
            both.size() - first.size());
  EXPECT_EQ(parser.Take().target, "/b");
}

TEST(RequestParserTest, LineEndsBeforeARequestDoNotCount) {
  RequestParser parser(kLimits);
  for (const char& c : std::string_view("\r\n\r\nGET /a HTTP/1.1\r\n\r\n")) {
    EXPECT_EQ(parser.Feed(std::string_view(&c, 1)), 1u);
  }
  ASSERT_TRUE(parser.done());
  EXPECT_EQ(parser.Take().target, "/a");
}

TEST(RequestParserTest, ChunksAreJoinedAndTrailersForgotten) {
  const ServerRequest request = Parse(
      "POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n"
      "4\r\nab\r\n\r\nA;name=value\r\n0123456789\r\n0\r\nX: y\r\n\r\n");
  EXPECT_EQ(request.body, "ab\r\n0123456789");
  EXPECT_EQ(request.Header("x"), "");
}

TEST(RequestParserTest, KeepingTheConnectionDependsOnVersionAndHeader) {
  EXPECT_TRUE(Parse("GET / HTTP/1.1\r\n\r\n").keep_alive);
  EXPECT_TRUE(Parse("GET / HTTP/2.0\r\n\r\n").keep_alive);
  EXPECT_FALSE(
      Parse("GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\n").keep_alive);
  EXPECT_FALSE(Parse("GET / HTTP/1.0\r\n\r\n").keep_alive);
  EXPECT_TRUE(
      Parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST(RequestParserTest, AClientThatWaitsForContinueIsNoticedOnce) {
  RequestParser parser(kLimits);
  parser.Feed(
      "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  EXPECT_TRUE(parser.TakeExpectation());
  EXPECT_FALSE(parser.TakeExpectation());
}

TEST(RequestParserTest, MalformedRequestsAreRefused) {
  for (const std::string_view bytes : {
           "\n\r\n\r\n",
           "GET\r\n\r\n",
           "GET /\r\n\r\n",
           "GET  HTTP/1.1\r\n\r\n",
           "GET /a b HTTP/1.1\r\n\r\n",
           "G(T / HTTP/1.1\r\n\r\n",
           "ABCDEFGHIJKLMNOPQRSTUVWXYZ / HTTP/1.1\r\n\r\n",
           "GET / HTTX/1.1\r\n\r\n",
           "GET / HTTP/1.10\r\n\r\n",
           "GET / HTTP/x.1\r\n\r\n",
           "GET /\x01 HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\nHost: h\r\n\r\n",
           "GET / HTTP/1.1\r\nno colon\r\n\r\n",
           "GET / HTTP/1.1\r\n: no name\r\n\r\n",
           "GET / HTTP/1.1\r\nname : blank\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length:\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 1\r\n"
           "Transfer-Encoding: chunked\r\n\r\n",
           "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\na\r\n",
       }) {
    EXPECT_EQ(RefusalOf(bytes), 400) << bytes;
  }
}

TEST(RequestParserTest, UnknownTransferCodingsAreNotImplemented) {
  EXPECT_EQ(RefusalOf("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"),
            501);
  EXPECT_EQ(
      RefusalOf("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"),
      501);
}

TEST(RequestParserTest, TheRequestLineHasALimit) {
  const auto with_line = [](std::size_t size) {
    const std::string rest = "GET / HTTP/1.1";
    return "GET /" + std::string(size - rest.size(), 'a') + " HTTP/1.1\r\n\r\n";
  };
  EXPECT_EQ(RefusalOf(with_line(RequestParser::kMaxRequestLine)), 0);
  EXPECT_EQ(RefusalOf(with_line(RequestParser::kMaxRequestLine + 1)), 400);
}

TEST(RequestParserTest, AnEndlessRequestLineIsRefusedBeforeItsEnd) {
  RequestParser parser(kLimits);
  EXPECT_THROW(parser.Feed(std::string(5000, 'a')), RequestFault);
}

TEST(RequestParserTest, AHeaderHasALimit) {
  const auto with_header = [](std::size_t size) {
    return "GET / HTTP/1.1\r\nX: " + std::string(size - 5, 'a') + "\r\n\r\n";
  };
  EXPECT_EQ(RefusalOf(with_header(RequestParser::kMaxHeader)), 0);
  EXPECT_EQ(RefusalOf(with_header(RequestParser::kMaxHeader + 1)), 400);
}

TEST(RequestParserTest, TheNumberOfHeadersHasALimit) {
  const auto with_headers = [](std::size_t count) {
    std::string bytes = "GET / HTTP/1.1\r\n";
    for (std::size_t i = 0; i < count; ++i) bytes += "X: y\r\n";
    return bytes + "\r\n";
  };
  EXPECT_EQ(RefusalOf(with_headers(RequestParser::kMaxHeaders)), 0);
  EXPECT_EQ(RefusalOf(with_headers(RequestParser::kMaxHeaders + 1)), 400);
}

TEST(RequestParserTest, AnEndlessHeadIsRefusedBeforeItsEnd) {
  RequestParser parser(kLimits);
  parser.Feed("GET / HTTP/1.1\r\n");
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) {
          parser.Feed("X: " + std::string(1000, 'a') + "\r\n");
        }
      },
      RequestFault);
}

TEST(RequestParserTest, ABodyHasALimitWhicheverWayItComes) {
  EXPECT_EQ(RefusalOf("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n"), 0);
  EXPECT_EQ(RefusalOf("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n"), 413);
  const std::string chunked =
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(RefusalOf(chunked + "64\r\n"), 0);
  EXPECT_EQ(RefusalOf(chunked + "65\r\n"), 413);
  EXPECT_EQ(
      RefusalOf(chunked + "60\r\n" + std::string(0x60, 'a') + "\r\n5\r\n"),
      413);
  EXPECT_EQ(RefusalOf(chunked + "ffffffffffffffff\r\n"), 413);
}

TEST(RequestParserTest, ChunkExtensionsAndTrailersHaveLimits) {
  const std::string chunked =
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(RefusalOf(chunked + "1;" + std::string(2000, 'a')), 400);
  std::string trailers;
  for (int i = 0; i < 20; ++i) {
    trailers += "X: " + std::string(1000, 'a') + "\r\n";
  }
  EXPECT_EQ(RefusalOf(chunked + "0\r\n" + trailers), 400);
}

TEST(RequestParserTest, ARefusalSaysWhyWithoutShowingTheBytes) {
  RequestParser parser(kLimits);
  try {
    parser.Feed("GET / HTTP/1.1\r\nsecret\r\n\r\n");
    FAIL();
  } catch (const RequestFault& e) {
    EXPECT_THAT(e.what(), HasSubstr("header"));
    EXPECT_THAT(e.what(), ::testing::Not(HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace insight
