#include "tools/version/semantic_version.h"

#include <string_view>

#include "gtest/gtest.h"

namespace insight::version {
namespace {

TEST(ParseVersionTest, TakesThreeNumbersJoinedByDots) {
  EXPECT_EQ(ParseVersion("1.20.3"), (SemanticVersion{1, 20, 3}));
  EXPECT_EQ(ParseVersion("0.0.0"), (SemanticVersion{0, 0, 0}));
  EXPECT_EQ(ParseVersion("999999999.0.1"), (SemanticVersion{999999999, 0, 1}));
}

TEST(ParseVersionTest, AnythingElseIsNone) {
  for (const std::string_view text :
       {"", "1", "1.2", "1.2.3.4", "1.2.x", "01.2.3", "1.2.3-beta", " 1.2.3",
        "1..3", "1.2.3 ", "-1.2.3", "1234567890.0.0"}) {
    EXPECT_EQ(ParseVersion(text), std::nullopt) << text;
  }
}

TEST(BumpedTest, LowerNumbersStartAgain) {
  const SemanticVersion version{1, 2, 3};
  EXPECT_EQ(VersionText(Bumped(version, Bump::kMajor)), "2.0.0");
  EXPECT_EQ(VersionText(Bumped(version, Bump::kMinor)), "1.3.0");
  EXPECT_EQ(VersionText(Bumped(version, Bump::kPatch)), "1.2.4");
  EXPECT_EQ(VersionText(Bumped(version, Bump::kNone)), "1.2.3");
}

TEST(BumpBetweenTest, IsTheFirstNumberThatRose) {
  EXPECT_EQ(BumpBetween({1, 2, 3}, {2, 0, 0}), Bump::kMajor);
  EXPECT_EQ(BumpBetween({1, 2, 3}, {1, 3, 3}), Bump::kMinor);
  EXPECT_EQ(BumpBetween({1, 2, 3}, {1, 2, 9}), Bump::kPatch);
  EXPECT_EQ(BumpBetween({1, 2, 3}, {1, 2, 3}), Bump::kNone);
  EXPECT_EQ(BumpBetween({1, 2, 3}, {1, 1, 9}), Bump::kNone);
  EXPECT_EQ(BumpBetween({1, 2, 3}, {0, 9, 9}), Bump::kNone);
}

TEST(BumpNameTest, IsWhatPeopleSay) {
  EXPECT_EQ(BumpName(Bump::kNone), "none");
  EXPECT_EQ(BumpName(Bump::kPatch), "patch");
  EXPECT_EQ(BumpName(Bump::kMinor), "minor");
  EXPECT_EQ(BumpName(Bump::kMajor), "major");
}

}  // namespace
}  // namespace insight::version
