// Skeleton 9a73d4d1: delete this line when you write the code.

#include "plugins/threat_feed/connection.h"

#include <memory>

#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

std::shared_ptr<Connection> Connect(const ConnectionInput& input,
                                    Logger& /*log*/) {
  return std::make_shared<Connection>(input);
}

void TestConnection(Connection& /*connection*/, StepContext& context) {
  context.log().Warning("The connection is a skeleton: nothing is tested.");
}

}  // namespace insight::plugins::threat_feed
