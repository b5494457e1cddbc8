// Skeleton 61886047: delete this line when you write the code.

#include <memory>

#include "gtest/gtest.h"
#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::threat_feed {
namespace {

using ::insight::testing::FakeStepContext;

TEST(N2faCodeTest, ReturnsWhatTheSkeletonMakesUp) {
  FakeStepContext context;
  const std::shared_ptr<Connection> connection = Connect({}, context.log());
  const N2faCodeOutput output = N2faCode({}, *connection, context);
  EXPECT_EQ(output, N2faCodeOutput{});
}

}  // namespace
}  // namespace insight::plugins::threat_feed
