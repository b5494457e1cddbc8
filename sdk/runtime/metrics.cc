#include "sdk/runtime/metrics.h"

#include <chrono>
#include <optional>

#include "sdk/runtime/failure.h"
#include "sdk/step/step_def.h"
#include "sdk/step/workflow.h"

namespace insight {
namespace {

Json OrNull(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json();
}

}  // namespace

Json MakeMetrics(const PluginDef& plugin, const Workflow& workflow,
                 const std::vector<std::string>& inputs, const Failure& failure,
                 Clock::WallTime now) {
  Json metrics = Json::object();
  Json& about = metrics["plugin"];
  about["name"] = plugin.title;
  about["version"] = plugin.version;
  about["vendor"] = plugin.vendor;
  Json& step = metrics["workflow"]["step"];
  step["inputs"] = inputs;
  Json& error = step["error"];
  error["cause"] = failure.cause;
  error["known"] = failure.exception.has_value();
  error["message"] = failure.text;
  metrics["workflow"]["id"] = OrNull(workflow.workflow_id);
  metrics["organization_id"] = OrNull(workflow.short_org_id);
  metrics["measurement_time"] = std::to_string(
      std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch())
          .count());
  return metrics;
}

}  // namespace insight
