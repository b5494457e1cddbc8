#include "sdk/schema/required.h"

#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

const Json& RequiresAAndB() {
  static const Json schema = {{"required", {"a", "b"}}};
  return schema;
}

TEST(FirstEmptyRequiredTest, NullAndTheEmptyStringAreEmpty) {
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), {{"a", nullptr}}), "a");
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), {{"a", ""}}), "a");
}

TEST(FirstEmptyRequiredTest, NothingElseIs) {
  for (const Json& value :
       {Json(" "), Json(0), Json(false), Json::array(), Json::object()}) {
    EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), {{"a", value}, {"b", 1}}),
              std::nullopt)
        << value;
  }
}

TEST(FirstEmptyRequiredTest, TheFirstInTheOrderOfTheParamsIsTold) {
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(),
                               {{"c", ""}, {"b", ""}, {"a", nullptr}}),
            "b");
}

TEST(FirstEmptyRequiredTest, WhatIsAbsentOrNotRequiredIsNotLookedAt) {
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), {{"c", ""}}), std::nullopt);
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), Json::object()), std::nullopt);
}

TEST(FirstEmptyRequiredTest, OnlyTheTopLevelIsLookedAt) {
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), {{"a", {{"b", ""}}}}),
            std::nullopt);
}

TEST(FirstEmptyRequiredTest, WithoutObjectsThereIsNothingToFind) {
  EXPECT_EQ(FirstEmptyRequired(Json::object(), {{"a", ""}}), std::nullopt);
  EXPECT_EQ(FirstEmptyRequired(Json(true), {{"a", ""}}), std::nullopt);
  EXPECT_EQ(FirstEmptyRequired(RequiresAAndB(), Json(nullptr)), std::nullopt);
}

TEST(ValidateRequiredTest, TellsTheKeyInTheKnownWords) {
  EXPECT_THAT(
      [] {
        ValidateRequired(RequiresAAndB(), {{"a", ""}});
      },
      ThrowsMessage<ClientException>(
          "Step error: Plugin step input contained a null value or empty "
          "string in a required input.\n"
          "If the input was given a variable in the Workflow Builder, please "
          "double-check that the variable contained a value at run-time. If "
          "the input had a valid value and the issue persists, please contact "
          "support for assistance.\n"
          "Invalid input was found in: a"));
}

TEST(ValidateRequiredTest, PassesWhatHasContent) {
  EXPECT_NO_THROW(ValidateRequired(RequiresAAndB(), {{"a", 0}, {"b", " "}}));
}

}  // namespace
}  // namespace insight
