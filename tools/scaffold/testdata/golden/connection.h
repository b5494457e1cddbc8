// Skeleton 836ae6ed: delete this line when you write the code.

#ifndef PLUGINS_THREAT_FEED_CONNECTION_H_
#define PLUGINS_THREAT_FEED_CONNECTION_H_

#include <utility>

#include "plugins/threat_feed/schema.h"  // generated from the spec

namespace insight::plugins::threat_feed {

// What all steps with the same connection parameters share.
//
// Thread safety: all methods may be called from any thread.
class Connection {
 public:
  explicit Connection(ConnectionInput input) : input_(std::move(input)) {}

  [[nodiscard]] const ConnectionInput& input() const { return input_; }

 private:
  const ConnectionInput input_;
};

}  // namespace insight::plugins::threat_feed

#endif  // PLUGINS_THREAT_FEED_CONNECTION_H_
