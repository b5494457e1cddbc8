// bzip2, xz and LZMA alone, which share their rules for several streams.

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/multi_stream.h"

namespace insight::plugins::compression {
namespace {

using ::testing::AnyOf;
using ::testing::StartsWith;

struct Codec {
  const char* name;
  std::string (*compress)(std::string_view content);
  StreamDecoder decode;
  std::string_view signature;
  const char* damaged;  // What is said of damaged data.
};

const Codec kCodecs[] = {
    {"Bzip2", &Bzip2Compress, &Bzip2DecodeStream, "BZh9",
     "Invalid data stream."},
    {"Xz", &XzCompress, &XzDecodeStream, "\xfd\x37zXZ", "Corrupt input data."},
    {"LzmaAlone", &LzmaAloneCompress, &LzmaAloneDecodeStream, "\x5d",
     "Corrupt input data."},
};

class StreamsTest : public ::testing::TestWithParam<Codec> {
 protected:
  static std::string Compress(std::string_view content) {
    return GetParam().compress(content);
  }
  static std::string Decompress(std::string_view data) {
    return DecompressStreams(GetParam().decode, data);
  }
};

TEST_P(StreamsTest, ContentComesBack) {
  for (const std::string& content :
       {std::string(), std::string("a"), RandomText(300'000)}) {
    const std::string compressed = Compress(content);
    EXPECT_THAT(compressed, StartsWith(GetParam().signature));
    EXPECT_EQ(Decompress(compressed), content);
  }
}

TEST_P(StreamsTest, SeveralStreamsAreOneContent) {
  EXPECT_EQ(Decompress(Compress("one ") + Compress("two")), "one two");
}

TEST_P(StreamsTest, WhatFollowsAndIsNoStreamIsPassedOver) {
  EXPECT_EQ(Decompress(Compress("one") + std::string(64, '\x7f')), "one");
}

TEST_P(StreamsTest, EveryTruncationIsRefused) {
  const std::string data = Compress(RandomText(300));
  for (std::size_t size = 1; size < data.size(); ++size) {
    EXPECT_EQ(CauseOf([&] {
                (void)Decompress({data.data(), size});
              }),
              "Compressed data ended before the end-of-stream marker was "
              "reached.")
        << size;
  }
}

TEST_P(StreamsTest, DamagedDataIsRefusedOrFoundOut) {
  const std::string content = RandomText(2000);
  const std::string good = Compress(content);
  int refused = 0;
  for (std::size_t i = 0; i < good.size(); i += 7) {
    std::string bad = good;
    bad[i] ^= 0x55;
    const std::string cause = CauseOf([&] { (void)Decompress(bad); });
    refused += cause.empty() ? 0 : 1;
  }
  // LZMA alone has no checksum, so damage may go unseen.
  EXPECT_GT(refused, 0);
  std::string bad = good;
  bad[good.size() / 2] ^= 0x55;
  bad[good.size() / 2 + 1] ^= 0x55;
  EXPECT_THAT(CauseOf([&] { (void)Decompress(bad); }),
              AnyOf(GetParam().damaged,
                    "Compressed data ended before the end-of-stream marker was "
                    "reached."));
}

TEST_P(StreamsTest, MoreThan100BytesForOneAreRefused) {
  EXPECT_EQ(
      CauseOf([] { (void)Decompress(Compress(std::string(1 << 22, 0))); }),
      "Compression ratio exceeded.");
}

TEST_P(StreamsTest, ContentThatLooksLikeABombAtFirstMayBeWithinTheLimits) {
  const std::string content = std::string(4 << 20, '\0') + RandomBytes(60'000);
  EXPECT_EQ(Decompress(Compress(content)), content);
}

INSTANTIATE_TEST_SUITE_P(All, StreamsTest, ::testing::ValuesIn(kCodecs),
                         [](const ::testing::TestParamInfo<Codec>& codec) {
                           return codec.param.name;
                         });

TEST(DecompressStreamsTest, NothingOfADamagedLaterStreamIsKept) {
  for (const Codec& codec : {kCodecs[0], kCodecs[1]}) {
    std::string later = codec.compress(RandomText(300'000));
    later[later.size() * 3 / 4] ^= 0x55;
    EXPECT_EQ(DecompressStreams(codec.decode, codec.compress("one") + later),
              "one")
        << codec.name;
  }
}

TEST(XzTest, OtherDataIsRefusedInPythonsWords) {
  EXPECT_EQ(CauseOf([] {
              (void)DecompressStreams(&XzDecodeStream, "neither of the two");
            }),
            "Input format not supported by decoder.");
}

// Byte by byte what Python's bz2, lzma(FORMAT_XZ) and lzma(FORMAT_ALONE) make.
TEST(CompressTest, TheParametersAreThoseOfThePythonPlugin) {
  EXPECT_EQ(XzCompress("abc").substr(0, 12).substr(6, 2),
            std::string("\x00\x04", 2));  // CRC-64.
  EXPECT_EQ(LzmaAloneCompress("abc").substr(0, 13),
            std::string("\x5d\x00\x00\x80\x00", 5) + std::string(8, '\xff'));
}

}  // namespace
}  // namespace insight::plugins::compression
