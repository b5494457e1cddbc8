#include "sdk/http/content_decoder.h"

#include <zlib.h>

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::IsNull;
using ::testing::Throws;

constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRaw = -15;

std::string Compress(std::string_view content, int window) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Decode(std::string_view coding, std::string_view bytes,
                   std::size_t piece_size = 1 << 20) {
  const auto decoder = MakeContentDecoder(coding);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += piece_size) {
    decoder->Feed(bytes.substr(at, piece_size),
                  [&](std::string_view piece) { out += piece; });
  }
  decoder->Finish();
  return out;
}

std::string Content() {
  std::string content;
  for (int i = 0; i < 40'000; ++i) content += std::to_string(i * i) + " ";
  return content;
}

TEST(ContentDecoderTest, DecodesGzipAndBothKindsOfDeflate) {
  const std::string content = Content();
  EXPECT_EQ(Decode("gzip", Compress(content, kGzip)), content);
  EXPECT_EQ(Decode("X-GZIP", Compress(content, kGzip)), content);
  EXPECT_EQ(Decode("deflate", Compress(content, kZlib)), content);
  EXPECT_EQ(Decode("deflate", Compress(content, kRaw)), content);
}

TEST(ContentDecoderTest, TheSizeOfThePiecesDoesNotMatter) {
  const std::string bytes = Compress("some content", kGzip);
  for (std::size_t size = 1; size <= bytes.size(); ++size) {
    EXPECT_EQ(Decode("gzip", bytes, size), "some content");
  }
}

TEST(ContentDecoderTest, OutputOfExactlyOneBufferIsWhole) {
  const std::string content(64 * 1024, 'x');
  EXPECT_EQ(Decode("gzip", Compress(content, kGzip)), content);
}

TEST(ContentDecoderTest, GzipMayHaveSeveralMembers) {
  EXPECT_EQ(Decode("gzip", Compress("a", kGzip) + Compress("b", kGzip)), "ab");
  EXPECT_EQ(Decode("gzip", Compress("a", kGzip) + Compress("b", kGzip), 1),
            "ab");
}

TEST(ContentDecoderTest, ABodyThatIsEmptyNeedsNoCoding) {
  EXPECT_EQ(Decode("gzip", ""), "");
}

TEST(ContentDecoderTest, DamagedBodiesAreRefused) {
  const std::string bytes = Compress(Content(), kGzip);
  std::string damaged = bytes;
  damaged[bytes.size() - 5] ^= 1;  // Of the checksum.
  for (const std::string& each :
       {damaged, bytes.substr(0, bytes.size() / 2), bytes + "garbage",
        std::string("{\"not\": \"compressed\"}")}) {
    EXPECT_THAT([&] { Decode("gzip", each); },
                Throws<ContentDecoderException>());
  }
  EXPECT_THAT([&] { Decode("deflate", Compress("a", kZlib) + "garbage"); },
              Throws<ContentDecoderException>());
}

TEST(ContentDecoderTest, ABombComesOutInSmallPieces) {
  const std::string bomb = Compress(std::string(32 << 20, '\0'), kGzip);
  EXPECT_LT(bomb.size(), 64u * 1024);
  const auto decoder = MakeContentDecoder("gzip");
  std::size_t seen = 0;
  EXPECT_THAT(
      [&] {
        decoder->Feed(bomb, [&](std::string_view piece) {
          seen += piece.size();
          if (seen > 100'000) throw std::length_error("enough");
        });
      },
      Throws<std::length_error>());
  EXPECT_LE(seen, 100'000u + 64 * 1024);
}

TEST(ContentDecoderTest, OtherCodingsAreNotKnown) {
  EXPECT_THAT(MakeContentDecoder(""), IsNull());
  EXPECT_THAT(MakeContentDecoder("identity"), IsNull());
  EXPECT_THAT(MakeContentDecoder("br"), IsNull());
  EXPECT_THAT(MakeContentDecoder("gzip, gzip"), IsNull());
}

}  // namespace
}  // namespace insight
