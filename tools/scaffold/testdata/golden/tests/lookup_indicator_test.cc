// Skeleton ea632dee: delete this line when you write the code.

#include <memory>

#include "gtest/gtest.h"
#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::threat_feed {
namespace {

using ::insight::testing::FakeStepContext;

TEST(LookupIndicatorTest, ReturnsWhatTheSkeletonMakesUp) {
  FakeStepContext context;
  const std::shared_ptr<Connection> connection = Connect({}, context.log());
  const LookupIndicatorOutput output =
      LookupIndicator({}, *connection, context);
  LookupIndicatorOutput expected;
  expected.found = false;
  expected.count = 0;
  expected.ratio = {};
  expected.note = "";
  expected.level = "very low";
  expected.mode = LookupIndicatorMode::kFast;
  expected.seen = {};
  expected.hits = {};
  expected.raw = Json::object();
  expected.anything = {};
  expected.best = {};
  expected.best.details = Json::object();
  expected.best.source.rank = 3;
  EXPECT_EQ(output, expected);
}

}  // namespace
}  // namespace insight::plugins::threat_feed
