#include "sdk/testing/cases/json_difference.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Lt;
using ::testing::SizeIs;

std::vector<std::string> Differences(const char* expected, const char* got) {
  return DifferencesOf(ParseJson(expected), ParseJson(got), "o");
}

TEST(DifferencesOfTest, EqualValuesHaveNone) {
  EXPECT_THAT(Differences(R"({"a": [1, "x"], "b": null})",
                          R"({"b": null, "a": [1, "x"]})"),
              IsEmpty());
}

TEST(DifferencesOfTest, EveryPlaceIsNamed) {
  EXPECT_THAT(Differences(R"({"a": [1, {"b": "x"}], "c": true, "d": []})",
                          R"({"a": [2, {"b": "y"}], "e": 0, "d": [1]})"),
              ElementsAre("o.a[0]: expected 1, got 2",
                          R"(o.a[1].b: expected "x", got "y")",
                          "o.c: expected true, but it is missing",
                          "o.d: expected 0 elements, got 1",
                          "o.e: not expected, got 0"));
}

TEST(DifferencesOfTest, NumbersAreComparedAsOnTheWire) {
  EXPECT_THAT(Differences("1", "1.0"), SizeIs(1));
  EXPECT_THAT(Differences("1e2", "100.0"), IsEmpty());
}

TEST(DifferencesOfTest, LongTextsAreShownWhereTheyPart) {
  const std::string same(1000, 'x');
  EXPECT_THAT(DifferencesOf(Json(same + "A"), Json(same + "B"), "o")[0],
              SizeIs(Lt(250u)));
}

}  // namespace
}  // namespace insight::testing
