// Skeleton 109ac9e0: delete this line when you write the code.

#include <memory>

#include "gtest/gtest.h"
#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/testing/fake_step_context.h"
#include "sdk/testing/fake_trigger_sink.h"

namespace insight::plugins::threat_feed {
namespace {

using ::insight::testing::FakeStepContext;
using ::insight::testing::FakeTriggerSink;

TEST(TickTest, SendsAnEventAndEndsWhenItIsCancelled) {
  FakeStepContext context;
  const std::shared_ptr<Connection> connection = Connect({}, context.log());
  FakeTriggerSink events;
  events.OnSend([&] { context.Cancel(); });
  TickSink sink(events);
  Tick({}, *connection, sink, context);
  EXPECT_EQ(events.size(), 1u);
}

}  // namespace
}  // namespace insight::plugins::threat_feed
