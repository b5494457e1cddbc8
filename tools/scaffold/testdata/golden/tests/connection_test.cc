// Skeleton 95b5663f: delete this line when you write the code.

#include "plugins/threat_feed/connection.h"

#include <memory>

#include "gtest/gtest.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::threat_feed {
namespace {

using ::insight::testing::FakeStepContext;

TEST(ConnectionTest, ConnectsAndPassesItsTest) {
  FakeStepContext context;
  const ConnectionInput input = {};
  const std::shared_ptr<Connection> connection = Connect(input, context.log());
  EXPECT_EQ(connection->input(), input);
  EXPECT_NO_THROW(TestConnection(*connection, context));
}

}  // namespace
}  // namespace insight::plugins::threat_feed
