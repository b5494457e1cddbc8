// What the Python runtime answered is what we answer.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/required.h"
#include "sdk/schema/validator.h"
#include "sdk/testing/testdata.h"

namespace insight {
namespace {

using ::testing::Gt;
using ::testing::SizeIs;

Json Cases() { return ParseJson(testing::ReadTestdata("recorded.json")); }

// Checks the cases that have a member `kind`, and that there are some.
template <typename Check>
void ForCasesWith(const std::string& kind, Check check) {
  int count = 0;
  for (const Json& c : Cases()) {
    if (!c.contains(kind)) continue;
    SCOPED_TRACE(c["source"].get<std::string>());
    ++count;
    check(c, Schema(c["schema"]));
  }
  EXPECT_THAT(count, Gt(0));
}

TEST(RecordedTest, FullTextsAreTheSame) {
  ForCasesWith("error", [](const Json& c, const Schema& schema) {
    try {
      schema.Validate(c["instance"]);
      ADD_FAILURE() << "is valid";
    } catch (const ValidationException& e) {
      EXPECT_EQ(e.what(), c["error"].get<std::string>());
    }
  });
}

TEST(RecordedTest, ReprsAreTheSame) {
  ForCasesWith("repr", [](const Json& c, const Schema& schema) {
    try {
      schema.Validate(c["instance"]);
      ADD_FAILURE() << "is valid";
    } catch (const ValidationException& e) {
      EXPECT_EQ(e.Repr(), c["repr"].get<std::string>());
    }
  });
}

TEST(RecordedTest, EmptyRequiredInputsAreValidButFound) {
  ForCasesWith("empty_required", [](const Json& c, const Schema& schema) {
    EXPECT_THAT(schema.Violations(c["instance"]), SizeIs(0));
    EXPECT_EQ(FirstEmptyRequired(schema.json(), c["instance"]),
              c["empty_required"].get<std::string>());
  });
}

TEST(RecordedTest, WhatWasAcceptedIs) {
  ForCasesWith("source", [](const Json& c, const Schema& schema) {
    if (c.contains("error") || c.contains("repr")) return;
    EXPECT_THAT(schema.Violations(c["instance"]), SizeIs(0));
  });
}

}  // namespace
}  // namespace insight
