// Where tasks get their custom_config from in the cloud.

#ifndef SDK_RUNTIME_TASK_CONFIGS_H_
#define SDK_RUNTIME_TASK_CONFIGS_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

class LogSink;
class Waiter;
struct PluginDef;

// Asks the configuration service at `endpoint`, a URL, once, as sections 7.3
// and 10.3 of the runtime contract have it.  Returns what it has for the
// plugin, by organization, "*" for all:
//   {"*": {"lookback": 5}, "ORGANIZATION": {"TASK": {...}}}
// It is given five tries of at most 30 seconds, ten seconds apart.  A service
// that fails them all, or knows nothing of the plugin, gives {}; the log says
// why.  Throws nothing.
//
// Thread safety: may be called from any thread.
[[nodiscard]] Json FetchTaskConfigs(const std::string& endpoint,
                                    const PluginDef& plugin, LogSink& log);

// The same with another way to wait between the tries.
[[nodiscard]] Json FetchTaskConfigs(const std::string& endpoint,
                                    const PluginDef& plugin, LogSink& log,
                                    const Waiter& waiter);

}  // namespace insight

#endif  // SDK_RUNTIME_TASK_CONFIGS_H_
