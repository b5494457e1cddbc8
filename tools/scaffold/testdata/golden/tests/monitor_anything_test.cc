// Skeleton 5f22410c: delete this line when you write the code.

#include <memory>

#include "gtest/gtest.h"
#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/json/json.h"
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::threat_feed {
namespace {

using ::insight::testing::FakeStepContext;

TEST(MonitorAnythingTest, ReturnsWhatTheSkeletonMakesUp) {
  FakeStepContext context;
  const std::shared_ptr<Connection> connection = Connect({}, context.log());
  const MonitorAnythingResult result =
      MonitorAnything({}, Json::object(), Json::object(), *connection, context);
  EXPECT_TRUE(result.output.empty());
  EXPECT_EQ(result.has_more_pages, false);
  EXPECT_EQ(result.status_code, 200);
  EXPECT_EQ(result.error, nullptr);
}

}  // namespace
}  // namespace insight::plugins::threat_feed
