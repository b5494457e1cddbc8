// The `metrics` of a failure in the cloud.

#ifndef SDK_RUNTIME_METRICS_H_
#define SDK_RUNTIME_METRICS_H_

#include <string>
#include <vector>

#include "sdk/clock/clock.h"
#include "sdk/json/json.h"

namespace insight {

struct Failure;
struct PluginDef;
struct Workflow;

// Returns {"plugin", "workflow", "organization_id", "measurement_time"}.
// `inputs` are the names of the members of the step's input; `now` becomes
// whole seconds since 1970 as text.
[[nodiscard]] Json MakeMetrics(const PluginDef& plugin,
                               const Workflow& workflow,
                               const std::vector<std::string>& inputs,
                               const Failure& failure, Clock::WallTime now);

}  // namespace insight

#endif  // SDK_RUNTIME_METRICS_H_
