#include "tools/files/text_lines.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::tool {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SplitLinesTest, AreWhatIsBetweenTheNewlines) {
  EXPECT_THAT(SplitLines("a\n\nb"), ElementsAre("a", "", "b"));
  EXPECT_THAT(SplitLines("a\n"), ElementsAre("a", ""));
  EXPECT_THAT(SplitLines(""), ElementsAre(""));
}

TEST(SplitBehindNewlinesTest, EachHasItsNewlineButThatAtTheEnd) {
  EXPECT_THAT(SplitBehindNewlines("a\n\nb"), ElementsAre("a\n", "\n", "b"));
  EXPECT_THAT(SplitBehindNewlines("a\n"), ElementsAre("a\n"));
  EXPECT_THAT(SplitBehindNewlines(""), IsEmpty());
}

}  // namespace
}  // namespace insight::tool
