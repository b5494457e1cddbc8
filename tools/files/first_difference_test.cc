#include "tools/files/first_difference.h"

#include <string>

#include "gtest/gtest.h"

namespace insight::tool {
namespace {

TEST(FirstDifferenceTest, EqualTextsHaveNone) {
  EXPECT_FALSE(FirstDifference("", ""));
  EXPECT_FALSE(FirstDifference("a\nb", "a\nb"));
}

TEST(FirstDifferenceTest, SaysWhereAndWhatOfBoth) {
  EXPECT_EQ(FirstDifference("a\nbcd\ne", "a\nbxd\ne"),
            (spec::Problem{.position = {2, 2},
                           .text = "the spec gives \"cd\", here is \"xd\""}));
  EXPECT_EQ(FirstDifference("x", "y")->position, (spec::Position{1, 1}));
}

TEST(FirstDifferenceTest, NamesTheEndOfLineAndFile) {
  EXPECT_EQ(FirstDifference("a\nb", "a\nb\n"),
            (spec::Problem{.position = {2, 2},
                           .text = "the spec gives the end of the file, here "
                                   "is the end of the line"}));
  EXPECT_EQ(FirstDifference("a", "")->text,
            "the spec gives \"a\", here is the end of the file");
}

TEST(FirstDifferenceTest, CountsAndShowsWholeCharacters) {
  // They differ in the second byte of the second character.
  EXPECT_EQ(FirstDifference("\u00e9\u00e9", "\u00e9\u00ea"),
            (spec::Problem{.position = {1, 2},
                           .text = "the spec gives \"\\u00e9\", here is "
                                   "\"\\u00ea\""}));
}

TEST(FirstDifferenceTest, ShowsTheBeginningOfALongLine) {
  const std::string line(61, 'a');
  EXPECT_EQ(FirstDifference(line, "")->text,
            "the spec gives \"" + std::string(60, 'a') +
                "\"..., here is the end of the file");
}

}  // namespace
}  // namespace insight::tool
