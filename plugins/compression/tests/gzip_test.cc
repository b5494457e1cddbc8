#include "plugins/compression/util/gzip.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::compression {
namespace {

TEST(GzipTest, ContentComesBack) {
  for (const std::string& content :
       {std::string(), std::string("a"), RandomText(100'000)}) {
    EXPECT_EQ(GzipDecompress(GzipCompress(content)), content);
  }
}

TEST(GzipTest, EqualContentGivesEqualBytesWithoutATime) {
  const std::string compressed = GzipCompress("abc");
  EXPECT_EQ(compressed, GzipCompress("abc"));
  EXPECT_EQ(compressed.substr(4, 4), std::string(4, '\0'));
}

TEST(GzipTest, AllMembersAreReadAndZerosBetweenThemPassedOver) {
  const std::string data = GzipCompress("one ") + std::string(7, '\0') +
                           GzipCompress("two") + std::string(3, '\0');
  EXPECT_EQ(GzipDecompress(data), "one two");
}

TEST(GzipTest, OptionalHeaderFieldsAreSkipped) {
  const std::string plain = GzipCompress("abc");
  std::string data = plain.substr(0, 3) + '\x1e' + plain.substr(4, 6);
  data += std::string("\x03\0xyz", 5) + std::string("name\0", 5) +
          std::string("comment\0", 8) + "hc" + plain.substr(10);
  EXPECT_EQ(GzipDecompress(data), "abc");
}

TEST(GzipTest, EveryTruncationIsRefused) {
  const std::string data = GzipCompress(RandomText(300));
  for (std::size_t size = 1; size < data.size(); ++size) {
    EXPECT_EQ(CauseOf([&] {
                (void)GzipDecompress({data.data(), size});
              }),
              "Compressed file ended before the end-of-stream marker was "
              "reached.")
        << size;
  }
}

TEST(GzipTest, WrongChecksumLengthAndMethodAreNamed) {
  const std::string good = GzipCompress("abc");
  std::string bad = good;
  bad[bad.size() - 8] ^= 1;
  EXPECT_EQ(CauseOf([&] { (void)GzipDecompress(bad); }), "CRC check failed.");
  bad = good;
  bad[bad.size() - 4] ^= 1;
  EXPECT_EQ(CauseOf([&] { (void)GzipDecompress(bad); }),
            "Incorrect length of data produced.");
  bad = good;
  bad[2] = 7;
  EXPECT_EQ(CauseOf([&] { (void)GzipDecompress(bad); }),
            "Unknown compression method.");
}

TEST(GzipTest, WhatFollowsTheLastMemberMustBeAMember) {
  EXPECT_EQ(
      CauseOf([&] { (void)GzipDecompress(GzipCompress("abc") + "junk"); }),
      "Not a gzipped file.");
}

TEST(GzipTest, ADamagedStreamIsRefusedInPythonsWords) {
  // Block type 3 does not exist.
  const std::string data = std::string("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10) +
                           "\x07" + std::string(8, '\0');
  EXPECT_EQ(CauseOf([&] { (void)GzipDecompress(data); }),
            "Error -3 while decompressing data: invalid block type.");
}

TEST(GzipTest, ARatioOfExactly100IsAllowedAndOneByteMoreIsNot) {
  const std::string content(10'000, '\0');
  const std::string compressed = GzipCompress(content);
  // Zeros after a member count as compressed bytes.
  const std::string at_limit =
      compressed + std::string(100 - compressed.size(), '\0');
  EXPECT_EQ(GzipDecompress(at_limit), content);
  EXPECT_EQ(CauseOf([&] { (void)GzipDecompress(at_limit.substr(0, 99)); }),
            "Compression ratio exceeded.");
}

TEST(GzipTest, MoreThan100BytesForOneAreRefused) {
  EXPECT_EQ(CauseOf([&] {
              (void)GzipDecompress(GzipCompress(std::string(200'000, 0)));
            }),
            "Compression ratio exceeded.");
}

TEST(GzipTest, ContentThatLooksLikeABombAtFirstMayBeWithinTheLimits) {
  const std::string content = std::string(8 << 20, '\0') + RandomBytes(100'000);
  EXPECT_EQ(GzipDecompress(GzipCompress(content)), content);
}

}  // namespace
}  // namespace insight::plugins::compression
