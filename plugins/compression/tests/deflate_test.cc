#include "plugins/compression/util/deflate.h"

#include <zlib.h>

#include <random>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"

namespace insight::plugins::compression {
namespace {

using Kind = StreamEnd::Kind;

// Keeps all.
class StringOutput final : public Output {
 public:
  void Append(std::string_view content, std::size_t) override {
    content_.append(content);
  }
  std::string content_;
};

// zlib's stream at `level` with `strategy`, for other blocks than ours has.
std::string ZlibDeflate(const std::string& content, int level, int strategy) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, -15, 8, strategy);
  std::string result(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = content.size();
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = result.size();
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

TEST(InflateTest, StopsAtTheEndOfTheStream) {
  const std::string stream = Deflater().Deflate("abc");
  StringOutput output;
  const StreamEnd end = Inflate(stream + "more", output);
  EXPECT_EQ(end.kind, Kind::kComplete);
  EXPECT_EQ(end.consumed, stream.size());
  EXPECT_EQ(output.content_, "abc");
}

TEST(MeasureDeflateTest, CountsWhatInflateMakes) {
  const std::string contents[] = {"", "a", RandomText(200'000),
                                  RandomBytes(200'000),
                                  std::string(1'000'000, '\0') + "end"};
  for (const std::string& content : contents) {
    for (const int level : {0, 1, 6, 9}) {
      for (const int strategy : {Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_FIXED}) {
        const std::string stream = ZlibDeflate(content, level, strategy);
        CountingOutput count(content.size());  // Whatever the ratio is.
        const StreamEnd end = MeasureDeflate(stream + "more", 0, count);
        EXPECT_EQ(end.kind, Kind::kComplete);
        EXPECT_EQ(end.consumed, stream.size());
        EXPECT_EQ(count.size(), content.size());
      }
    }
  }
}

TEST(MeasureDeflateTest, EveryTruncationIsSeen) {
  const std::string stream = ZlibDeflate(RandomText(5000), 9, 0);
  for (std::size_t size = 0; size < stream.size(); ++size) {
    CountingOutput count(5000);
    EXPECT_EQ(MeasureDeflate({stream.data(), size}, 0, count).kind,
              Kind::kTruncated)
        << size;
  }
}

// Damaged data must neither crash nor run on for ever, and where both decoders
// see a complete stream, they agree on its size.
TEST(MeasureDeflateTest, AgreesWithInflateOnDamagedData) {
  std::mt19937 random(3);
  const std::string good = ZlibDeflate(RandomText(3000), 9, 0);
  for (int round = 0; round < 4000; ++round) {
    std::string bad = good;
    for (int i = 0; i < 3; ++i) bad[random() % bad.size()] = char(random());
    StringOutput output;
    CountingOutput count(1 << 20);
    const StreamEnd inflated = Inflate(bad, output);
    const StreamEnd measured = MeasureDeflate(bad, 0, count);
    if (inflated.kind != Kind::kComplete) continue;
    EXPECT_EQ(measured.kind, Kind::kComplete);
    EXPECT_EQ(measured.consumed, inflated.consumed);
    EXPECT_EQ(count.size(), output.content_.size());
  }
}

}  // namespace
}  // namespace insight::plugins::compression
