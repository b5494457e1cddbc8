#include "sdk/error/check.h"

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(CheckTest, PassesWhereTheInvariantHolds) { Check(true, "all is well"); }

TEST(CheckDeathTest, AbortsWithWhatWasExpectedAndWhere) {
  EXPECT_DEATH(Check(false, "two rows differ"),
               "check_test\\.cc:[0-9]+: .*: broken invariant: two rows differ");
}

TEST(BrokenInvariantDeathTest, Aborts) {
  EXPECT_EXIT(BrokenInvariant("a table"), ::testing::KilledBySignal(SIGABRT),
              "broken invariant: a table");
}

}  // namespace
}  // namespace insight
