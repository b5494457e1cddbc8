// How a trigger's events reach the orchestrator.

#ifndef SDK_RUNTIME_DELIVERY_H_
#define SDK_RUNTIME_DELIVERY_H_

#include <memory>
#include <string>

#include "sdk/runtime/dispatcher_request.h"

namespace insight {

struct PluginDef;

// Where the spool of a trigger's events lies in the cache: the trigger's name,
// and a digest of what tells its runs apart.  That is the workflow's id, or,
// where the message has none, the URL.
[[nodiscard]] std::string SpoolPath(const DispatcherRequest& request);

// Returns a dispatcher that delivers by HTTP: through a spool where the plugin
// enables its cache, else (or where there can be no spool, with a warning) at
// once.  Throws PluginException if the URL is malformed.
[[nodiscard]] std::unique_ptr<Dispatcher> MakeDelivery(
    const DispatcherRequest& request, const PluginDef& plugin);

// The same with a cache that lies elsewhere than in /var/cache.
[[nodiscard]] std::unique_ptr<Dispatcher> MakeDelivery(
    const DispatcherRequest& request, const PluginDef& plugin,
    const std::string& cache);

}  // namespace insight

#endif  // SDK_RUNTIME_DELIVERY_H_
