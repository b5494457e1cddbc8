#include "tools/files/unified_diff.h"

#include <string>

#include "gtest/gtest.h"

namespace insight::tool {
namespace {

std::string Diff(std::string_view before, std::string_view after) {
  return UnifiedDiff("a", before, "b", after);
}

TEST(UnifiedDiffTest, EqualTextsGiveNothing) {
  EXPECT_EQ(Diff("", ""), "");
  EXPECT_EQ(Diff("x\ny\n", "x\ny\n"), "");
}

TEST(UnifiedDiffTest, AChangedLineHasThreeLinesAroundIt) {
  EXPECT_EQ(Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n"),
            "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
}

TEST(UnifiedDiffTest, ChangesFarApartAreTwoHunksAndNearOnesAreOne) {
  EXPECT_EQ(Diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
            "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
            "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
  EXPECT_EQ(Diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"),
            "--- a\n+++ b\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n"
            "-b\n+B\n");
}

TEST(UnifiedDiffTest, AddedAndRemovedTextsCountFromZero) {
  EXPECT_EQ(Diff("", "x\ny\n"), "--- a\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n");
  EXPECT_EQ(Diff("x\n", ""), "--- a\n+++ b\n@@ -1 +0,0 @@\n-x\n");
}

TEST(UnifiedDiffTest, AMissingLastNewlineIsAChangeAndIsSaid) {
  EXPECT_EQ(Diff("x\n", "x"),
            "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+x\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiffTest, MovedLinesKeepWhatStaysInOrder) {
  EXPECT_EQ(Diff("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n"),
            "--- a\n+++ b\n@@ -1,7 +1,6 @@\n-a\n-b\n c\n+b\n a\n b\n-b\n a\n"
            "+c\n");
}

TEST(UnifiedDiffTest, TextsThatHaveNothingInCommonAreReplaced) {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "b" + std::to_string(i) + '\n';
    after += "a" + std::to_string(i) + '\n';
  }
  const std::string diff = Diff(before, after);
  EXPECT_TRUE(diff.starts_with("--- a\n+++ b\n@@ -1,3000 +1,3000 @@\n-b0\n"));
  EXPECT_TRUE(diff.ends_with("+a2999\n"));
}

}  // namespace
}  // namespace insight::tool
