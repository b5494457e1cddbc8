// A trigger message's "dispatcher": where its events go.

#ifndef SDK_RUNTIME_TRIGGER_CONFIG_H_
#define SDK_RUNTIME_TRIGGER_CONFIG_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

struct TriggerConfig {
  std::string url;
  std::string webhook_url;
};

// Reads `dispatcher`.  Throws std::runtime_error with the texts of the runtime
// contract (section 1.5, row 10) where it is null or no object, or lacks a
// member, or, if `needs_url`, has no URL.
[[nodiscard]] TriggerConfig ReadTriggerConfig(const Json& dispatcher,
                                              bool needs_url);

}  // namespace insight

#endif  // SDK_RUNTIME_TRIGGER_CONFIG_H_
