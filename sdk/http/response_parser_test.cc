#include "sdk/http/response_parser.h"

#include <optional>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::Throws;
using ::testing::ThrowsMessage;

// Keeps a response; its head may come only once, and before the body.
class Collector final : public ResponseReceiver {
 public:
  void OnHead(HttpResponse head) override {
    EXPECT_FALSE(response_);
    response_ = std::move(head);
  }
  void OnBody(std::string_view piece) override {
    ASSERT_TRUE(response_);
    response_->body += piece;
  }
  const HttpResponse& response() const { return response_.value(); }

 private:
  std::optional<HttpResponse> response_;
};

struct Parsed {
  HttpResponse response;
  std::size_t used;
  bool keep_alive;
};

Parsed Parse(std::string_view bytes, std::string_view method = "GET") {
  Collector collector;
  ResponseParser parser(method, collector);
  const std::size_t used = parser.Feed(bytes);
  if (!parser.done()) parser.FeedEnd();
  return {collector.response(), used, parser.keep_alive()};
}

void ExpectRefused(const std::string& bytes, std::string_view why) {
  EXPECT_THAT([&] { Parse(bytes); },
              ThrowsMessage<TransportException>(HasSubstr(std::string(why))))
      << bytes;
}

TEST(ResponseParserTest, ReadsStatusFieldsAndBody) {
  const Parsed parsed = Parse(
      "HTTP/1.1 201 Created\r\nA: 1\r\na:2 \r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_EQ(parsed.response.status, 201);
  EXPECT_EQ(parsed.response.reason, "Created");
  EXPECT_THAT(
      parsed.response.headers,
      ElementsAre(Pair("A", "1"), Pair("a", "2"), Pair("Content-Length", "2")));
  EXPECT_EQ(parsed.response.body, "hi");
  EXPECT_TRUE(parsed.keep_alive);
}

TEST(ResponseParserTest, TheSizeOfThePiecesDoesNotMatter) {
  const std::string bytes =
      "HTTP/1.1 100 Continue\r\nX: y\r\n\r\n"
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;x=y\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: z\r\n\r\n";
  for (std::size_t size = 1; size <= bytes.size(); ++size) {
    Collector collector;
    ResponseParser parser("GET", collector);
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      EXPECT_FALSE(parser.done());
      const std::string_view piece = std::string_view(bytes).substr(at, size);
      EXPECT_EQ(parser.Feed(piece), piece.size());
    }
    EXPECT_TRUE(parser.done());
    EXPECT_EQ(collector.response().body, "abc0123456789");
    EXPECT_TRUE(parser.keep_alive());
  }
}

TEST(ResponseParserTest, StopsAtTheEndOfTheResponse) {
  EXPECT_EQ(Parse("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc").used, 39u);
  EXPECT_EQ(Parse("HTTP/1.1 204 No\r\n\r\nabc").used, 19u);
}

TEST(ResponseParserTest, SomeResponsesHaveNoBody) {
  EXPECT_EQ(Parse("HTTP/1.1 304 \r\nContent-Length: 5\r\n\r\n").response.body,
            "");
  EXPECT_EQ(
      Parse("HTTP/1.1 200\r\nContent-Length: 5\r\n\r\n", "HEAD").response.body,
      "");
  EXPECT_EQ(Parse("HTTP/1.1 200 OK\r\n\r\nabc", "CONNECT").used, 19u);
}

TEST(ResponseParserTest, WithoutALengthTheBodyEndsWithTheConnection) {
  const Parsed parsed = Parse("HTTP/1.1 200 OK\n\nabc");
  EXPECT_EQ(parsed.response.body, "abc");
  EXPECT_FALSE(parsed.keep_alive);
}

TEST(ResponseParserTest, KeepAliveIsTheDefaultOfVersionOnePointOneOnly) {
  const std::string rest = "Content-Length: 0\r\n\r\n";
  EXPECT_TRUE(Parse("HTTP/1.1 200 OK\r\n" + rest).keep_alive);
  EXPECT_FALSE(
      Parse("HTTP/1.1 200 OK\r\nConnection: a, Close\r\n" + rest).keep_alive);
  EXPECT_FALSE(Parse("HTTP/1.0 200 OK\r\n" + rest).keep_alive);
  EXPECT_TRUE(
      Parse("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + rest).keep_alive);
}

TEST(ResponseParserTest, ALengthBesideChunksIsNotTrusted) {
  const Parsed parsed = Parse(
      "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: "
      "chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");
  EXPECT_EQ(parsed.response.body, "a");
  EXPECT_FALSE(parsed.keep_alive);
}

TEST(ResponseParserTest, OneLengthMayBeSaidTwice) {
  EXPECT_EQ(Parse("HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\nContent-Length: "
                  "1\r\n\r\na")
                .response.body,
            "a");
}

TEST(ResponseParserTest, ABodyThatIsTooShortIsCutOff) {
  for (const std::string_view bytes :
       {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nA: b\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"}) {
    try {
      Parse(bytes);
      ADD_FAILURE() << bytes;
    } catch (const TransportException& failure) {
      EXPECT_EQ(failure.failure(), TransportFailure::kCutOff) << bytes;
    }
  }
}

TEST(ResponseParserTest, RefusesWhatIsNoHttp) {
  for (const std::string bytes :
       {"SSH-2.0-OpenSSH_9\r\n", "\r\n", "HTTP/2 200\r\n", "HTTP/1.1 2x0 \r\n",
        "HTTP/1.2 200 OK\r\n", "HTTP/1.1 099 OK\r\n", "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1  200\r\n", "http/1.1 200 OK\r\n"}) {
    EXPECT_THAT([&] { Parse(bytes); }, Throws<TransportException>()) << bytes;
  }
  ExpectRefused("HTTP/1.1 101 Switching\r\n\r\n", "another protocol");
}

TEST(ResponseParserTest, RefusesFieldsThatCouldBeReadInTwoWays) {
  const std::string start = "HTTP/1.1 200 OK\r\n";
  ExpectRefused(start + "A : b\r\n\r\n", "proper name");
  ExpectRefused(start + "no colon\r\n\r\n", "proper name");
  ExpectRefused(start + ": b\r\n\r\n", "proper name");
  ExpectRefused(start + "A: b\r\n folded\r\n\r\n", "folded");
  ExpectRefused(start + "A: b\rc\r\n\r\n", "control character");
  ExpectRefused(start + std::string("A: b\0c\r\n\r\n", 10),
                "control character");
}

TEST(ResponseParserTest, RefusesLengthsThatLie) {
  const std::string start = "HTTP/1.1 200 OK\r\nContent-Length: ";
  ExpectRefused(start + "1\r\nContent-Length: 2\r\n\r\nab", "two different");
  ExpectRefused(start + "1, 2\r\n\r\nab", "two different");
  for (const std::string length :
       {"-1", "+1", "0x1", "1a", "", "1,", "99999999999999999999"}) {
    ExpectRefused(start + length + "\r\n\r\n", "no number");
  }
}

TEST(ResponseParserTest, RefusesChunksThatLie) {
  const std::string start =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  ExpectRefused(start + "1\r\nab\r\n0\r\n\r\n", "longer than its size");
  ExpectRefused(start + "x\r\n", "size is no number");
  ExpectRefused(start + "-1\r\n", "size is no number");
  ExpectRefused(start + "11111111111111111\r\n", "size is no number");
  ExpectRefused(start + "1;" + std::string(2000, 'x') + "\r\n", "too long");
}

TEST(ResponseParserTest, RefusesOtherTransferCodings) {
  const std::string start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: ";
  ExpectRefused(start + "gzip, chunked\r\n\r\n", "transfer coding");
  ExpectRefused(start + "chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
                "transfer coding");
  ExpectRefused(start + "\r\n\r\n", "transfer coding");
}

// Feeds `piece` again and again; a parser without limits would never throw.
void ExpectEndless(const std::string& start, const std::string& piece,
                   std::string_view why) {
  EXPECT_THAT(
      [&] {
        Collector collector;
        ResponseParser parser("GET", collector);
        parser.Feed(start);
        for (int i = 0; i < 100'000; ++i) parser.Feed(piece);
      },
      ThrowsMessage<TransportException>(HasSubstr(std::string(why))));
}

TEST(ResponseParserTest, RefusesHeadersWithoutEnd) {
  const std::string start = "HTTP/1.1 200 OK\r\n";
  ExpectEndless("", "H", "too large");
  ExpectEndless(start, "x", "too large");
  ExpectEndless(start, "A: b\r\n", "too many");
  ExpectEndless("", "HTTP/1.1 102 Wait\r\n\r\n", "too large");
  ExpectEndless(start + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n",
                "too many");
  ExpectEndless(start + "Transfer-Encoding: chunked\r\n\r\n", "0", "too long");
}

TEST(ResponseParserTest, AReasonWithOddBytesIsReadable) {
  EXPECT_EQ(Parse("HTTP/1.1 200 O\x01K\x7F\r\n\r\n").response.reason, "O?K?");
}

}  // namespace
}  // namespace insight
