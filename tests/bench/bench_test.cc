// The benchmark's own parts.

#include <chrono>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tests/bench/figures.h"
#include "tests/bench/inputs.h"
#include "tests/bench/measurement.h"

namespace insight::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(MedianTest, IsTheMiddleValue) {
  EXPECT_EQ(Median(std::vector<long>{5, 1, 9}), 5);
  EXPECT_EQ(Median(std::vector<long>{7}), 7);
}

TEST(LogTextTest, HasItsSizeAndIsAlwaysTheSame) {
  const std::string text = LogText(10'000);
  EXPECT_THAT(text, SizeIs(10'000));
  EXPECT_EQ(text, LogText(10'000));
  EXPECT_THAT(text, HasSubstr(" from "));
}

TEST(MessageTest, IsWhatThePluginReads) {
  const Json message = ParseJson(GzipMessage("abc"));
  EXPECT_EQ(message["body"]["input"]["bytes"], "YWJj");
  EXPECT_EQ(message["body"]["action"], "compress_bytes");
}

TEST(BombTest, IsSmall) {
  EXPECT_THAT(Bzip2Bomb(), SizeIs(::testing::Lt(1u << 20)));
  EXPECT_THAT(XzBomb(), SizeIs(::testing::Lt(4u << 20)));
  EXPECT_THAT(GzipBomb(), SizeIs(::testing::Lt(12u << 20)));
}

TEST(FiguresTest, TheTableNamesMissedGoals) {
  const std::vector<Figure> figures = {{"time", 1.5, "ms"},
                                       {"ratio", 3, "", 2.0}};
  EXPECT_EQ(Table(figures),
            "time         1.50 ms\n"
            "ratio        3.00     goal 2.00  MISSED\n");
  const Json json = ParseJson(ToJson(figures));
  EXPECT_EQ(json[0]["goal"], nullptr);
  EXPECT_EQ(json[1]["reached"], false);
}

}  // namespace
}  // namespace insight::bench
