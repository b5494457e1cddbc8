// Bombs of 10 GiB are refused in little memory.  That they are refused quickly
// is measured by //tests/bench.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/little_endian.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/unpack.h"
#include "sdk/testing/fake_logger.h"

namespace insight::plugins::compression {
namespace {

constexpr std::size_t kPiece = std::size_t{16} << 20;
constexpr int kPieces = 640;  // 10 GiB.

// What a decoder may use beside its input.  Sanitizers keep what was freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long kMaxGrowthKib = 512 << 10;
#else
constexpr long kMaxGrowthKib = 24 << 10;
#endif

std::string Repeat(std::string_view piece, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result.append(piece);
  return result;
}

// 10 GiB of zeros as one DEFLATE stream.
std::string DeflateBomb() {
  const std::string zeros(kPiece, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string piece(kPiece / 500, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
  stream.avail_in = zeros.size();
  stream.next_out = reinterpret_cast<Bytef*>(piece.data());
  stream.avail_out = piece.size();
  deflate(&stream, Z_FULL_FLUSH);  // So that pieces can follow one another.
  piece.resize(stream.total_out);
  deflateEnd(&stream);
  return Repeat(piece, kPieces) + std::string("\x03\0", 2);
}

// A single gzip member.  Its trailer is wrong, but nobody should get there.
std::string GzipBomb() {
  return std::string("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10) + DeflateBomb() +
         std::string(8, '\0');
}

// A zip archive with one entry, which says that it holds `size` bytes.
std::string ZipBomb(std::uint32_t size) {
  const std::string stream = DeflateBomb();
  std::string common("\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0", 14);
  AppendLe(stream.size(), 4, common);
  AppendLe(size, 4, common);
  AppendLe(1, 2, common);  // The name's size.
  AppendLe(0, 2, common);
  std::string zip = "PK\3\4" + common + "a" + stream;
  const std::size_t offset = zip.size();
  zip += std::string("PK\1\2\x14\0", 6) + common + std::string(14, '\0') + "a";
  const std::size_t directory_size = zip.size() - offset;
  zip += std::string("PK\5\6\0\0\0\0\1\0\1\0", 12);
  AppendLe(directory_size, 4, zip);
  AppendLe(offset, 4, zip);
  AppendLe(0, 2, zip);
  return zip;
}

long PeakKib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// Unpacks `bomb` in a process of its own, whose memory can be measured.
void ExpectRefused(const std::string& bomb, const std::string& expected_cause =
                                                "Compression ratio exceeded.") {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const long before = PeakKib();
    const std::string cause = CauseOf([&] {
      insight::testing::FakeLogger log;
      (void)Unpack(bomb, log);
    });
    if (cause != expected_cause) _exit(1);
    _exit(PeakKib() - before > kMaxGrowthKib ? 2 : 0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_NE(WEXITSTATUS(status), 1) << "not refused, or for another reason";
  EXPECT_NE(WEXITSTATUS(status), 2) << "took too much memory";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(BombTest, OneGzipMember) { ExpectRefused(GzipBomb()); }

TEST(BombTest, ManyGzipMembers) {
  ExpectRefused(Repeat(GzipCompress(std::string(kPiece, '\0')), kPieces));
}

TEST(BombTest, Bzip2) {
  ExpectRefused(Repeat(Bzip2Compress(std::string(kPiece, '\0')), kPieces));
}

TEST(BombTest, Xz) {
  ExpectRefused(Repeat(XzCompress(std::string(kPiece, '\0')), kPieces));
}

TEST(BombTest, LzmaAlone) {
  ExpectRefused(LzmaAloneCompress(std::string(10 * kPiece, '\0')));
}

TEST(BombTest, ZipThatSaysHowMuchItHolds) {
  ExpectRefused(ZipBomb(0xfffffff0), "Maximum uncompressed size exceeded.");
}

TEST(BombTest, ZipThatSaysItHoldsLittle) {
  ExpectRefused(ZipBomb(1000), "Bad CRC-32 for file 'a'.");
}

}  // namespace
}  // namespace insight::plugins::compression
