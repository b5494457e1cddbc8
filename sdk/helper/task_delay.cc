#include "sdk/helper/task_delay.h"

#include <chrono>
#include <optional>

#include "sdk/helper/duration.h"
#include "sdk/helper/timestamp.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

// Null if `object` has no such member, or is no object.
const Json* FindMember(const Json& object, const std::string& key) {
  if (!object.is_object()) return nullptr;
  const auto member = object.find(key);
  return member == object.end() || member->is_null() ? nullptr : &*member;
}

std::string ThresholdText(const Json& custom_config,
                          const TaskDelayOptions& options) {
  const Json* configured = FindMember(custom_config, "task_delay_threshold");
  return configured == nullptr ? options.default_delay_threshold
                               : PythonStr(*configured);
}

}  // namespace

void MonitorTaskDelay(const Json& state, bool has_more_pages,
                      const Json& custom_config,
                      const TaskDelayOptions& options, Logger& log,
                      const Clock& clock) {
  const std::string threshold_text = ThresholdText(custom_config, options);
  const Timestamp threshold =
      std::chrono::floor<std::chrono::milliseconds>(clock.WallNow()) -
      ParseDuration(threshold_text);
  for (const std::string& key : options.timestamp_keys) {
    const Json* value = FindMember(state, key);
    if (value == nullptr) continue;
    const std::optional<Timestamp> timestamp = ParseTimestamp(*value);
    if (!timestamp) {
      log.Error(
          "An exception occurred while checking task delay. The exception was: "
          "the state's " +
          key + " is no time: " + PythonRepr(*value));
      return;
    }
    if (*timestamp >= threshold) continue;
    log.Error("ERROR: THE INTEGRATION IS FALLING BEHIND field=" + key +
              " current_value=" + PythonStr(*value) +
              " normalized_time=" + FormatTimestamp(*timestamp) +
              " threshold_time=" + FormatTimestamp(threshold) +
              " configured_threshold=" + threshold_text +
              " has_more_pages=" + (has_more_pages ? "True" : "False"));
    return;
  }
}

}  // namespace insight
