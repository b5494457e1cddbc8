#include "sdk/schema/numbers.h"

#include <compare>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

// Ascending.
constexpr std::string_view kAscending[] = {
    "-Infinity",
    "-123456789012345678901234567891",
    "-123456789012345678901234567890",
    "-9223372036854775809",
    "-9223372036854775808",
    "-1.5",
    "-1",
    "0",
    "0.1",
    "1",
    "9007199254740992.0",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551616.0",
    "18446744073709551617",
    "99999999999999999999999999999",
    "1e30",
    "1000000000000000019884624838657",
    "1e300",
    "Infinity",
};

TEST(CompareNumbersTest, IsExactForAllKinds) {
  for (std::size_t i = 0; i < std::size(kAscending); ++i) {
    for (std::size_t j = 0; j < std::size(kAscending); ++j) {
      EXPECT_EQ(
          CompareNumbers(ParseJson(kAscending[i]), ParseJson(kAscending[j])),
          std::partial_ordering(i <=> j))
          << kAscending[i] << " " << kAscending[j];
    }
  }
}

TEST(CompareNumbersTest, EqualValuesOfDifferentKindsAreEqual) {
  EXPECT_EQ(CompareNumbers(Json(1), Json(1.0)),
            std::partial_ordering::equivalent);
  EXPECT_EQ(CompareNumbers(ParseJson("18446744073709551616"),
                           ParseJson("18446744073709551616.0")),
            std::partial_ordering::equivalent);
}

TEST(CompareNumbersTest, NanIsUnordered) {
  const Json nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(CompareNumbers(nan, Json(1)), std::partial_ordering::unordered);
  EXPECT_EQ(CompareNumbers(ParseJson("99999999999999999999"), nan),
            std::partial_ordering::unordered);
}

TEST(IsMultipleTest, IntegersAreDividedExactly) {
  EXPECT_TRUE(IsMultiple(Json(-9), Json(3)));
  EXPECT_FALSE(IsMultiple(Json(10), Json(3)));
  EXPECT_TRUE(IsMultiple(ParseJson("300000000000000000000000000003"), Json(3)));
  EXPECT_FALSE(
      IsMultiple(ParseJson("300000000000000000000000000004"), Json(3)));
  EXPECT_FALSE(IsMultiple(Json(9223372036854775807), Json(2)));
}

TEST(IsMultipleTest, FractionsAreDividedAsDoubles) {
  EXPECT_TRUE(IsMultiple(Json(7.5), Json(2.5)));
  EXPECT_FALSE(IsMultiple(Json(7.5), Json(2)));
  EXPECT_TRUE(IsMultiple(Json(1e308), Json(0.5)));  // The quotient overflows.
  EXPECT_FALSE(IsMultiple(Json(0.3), Json(0.1)));   // As in Python.
}

TEST(AreEqualTest, BooleansAreNumbersOnlyWhereTheyMayBe) {
  EXPECT_TRUE(AreEqual(Json(true), Json(1.0), Booleans::kAreNumbers));
  EXPECT_FALSE(AreEqual(Json(true), Json(1), Booleans::kDiffer));
  EXPECT_FALSE(AreEqual(Json(true), Json("1"), Booleans::kAreNumbers));
  EXPECT_TRUE(AreEqual(Json({true}), Json({1}), Booleans::kAreNumbers));
  EXPECT_FALSE(AreEqual(Json({true}), Json({1}), Booleans::kDiffer));
}

TEST(AreEqualTest, TheOrderOfMembersDoesNotMatter) {
  const Json ab = {{"a", 1}, {"b", 2}};
  EXPECT_TRUE(AreEqual(ab, {{"b", 2}, {"a", 1.0}}, Booleans::kDiffer));
  EXPECT_FALSE(AreEqual(ab, {{"a", 1}}, Booleans::kDiffer));
  EXPECT_FALSE(AreEqual(ab, {{"a", 1}, {"c", 2}}, Booleans::kDiffer));
  EXPECT_FALSE(AreEqual(ab, {{"a", 1}, {"b", 3}}, Booleans::kDiffer));
}

TEST(AreEqualTest, ArraysAreEqualInOrder) {
  EXPECT_TRUE(AreEqual({1, "a"}, {1.0, "a"}, Booleans::kDiffer));
  EXPECT_FALSE(AreEqual({1, 2}, {2, 1}, Booleans::kDiffer));
  EXPECT_FALSE(AreEqual({1, 2}, {1, 2, 3}, Booleans::kDiffer));
}

TEST(AreUniqueTest, EqualElementsAreFoundWhateverTheirKind) {
  EXPECT_TRUE(AreUnique(Json::array()));
  EXPECT_TRUE(AreUnique({1, true, 0, false, "1", nullptr, 1.5}));
  EXPECT_FALSE(AreUnique({1, 2, 1.0}));
  EXPECT_FALSE(
      AreUnique(ParseJson(R"([{"a": 1, "b": 2}, {"b": 2.0, "a": 1}])")));
  EXPECT_FALSE(AreUnique(ParseJson("[1e22, 10000000000000000000000]")));
}

}  // namespace
}  // namespace insight
