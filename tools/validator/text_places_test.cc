#include "tools/validator/text_places.h"

#include <string>

#include "gtest/gtest.h"

namespace insight::validator {
namespace {

TEST(TextPlacesTest, ColumnsCountCharactersFromOne) {
  TextPlaces places("a\u00e9b\nc");
  EXPECT_EQ(places.PositionOf(3), (spec::Position{1, 3}));
  EXPECT_EQ(places.PositionOf(5), (spec::Position{2, 1}));
  EXPECT_EQ(places.PositionOf(0), (spec::Position{1, 1}));
  EXPECT_EQ(places.PositionOf(99), (spec::Position{2, 2}));
}

TEST(TextPlacesTest, PlacesAreFoundAgain) {
  TextPlaces places("a\u00e9b\nc");
  EXPECT_EQ(places.OffsetOf({2, 1}), 5u);
  EXPECT_EQ(places.OffsetOf({1, 3}), 3u);
  EXPECT_EQ(places.OffsetOf({1, 9}), 4u);  // The line's end.
  EXPECT_EQ(places.OffsetOf({9, 1}), 6u);
}

TEST(TextPlacesTest, AByteOrderMarkHasNoColumn) {
  TextPlaces places(
      "\xEF\xBB\xBF"
      "ab");
  EXPECT_EQ(places.OffsetOf({1, 1}), 3u);
  EXPECT_EQ(places.OffsetOf({1, 2}), 4u);
  EXPECT_EQ(places.PositionOf(4), (spec::Position{1, 2}));
}

}  // namespace
}  // namespace insight::validator
