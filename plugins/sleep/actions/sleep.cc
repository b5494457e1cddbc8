#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include "plugins/sleep/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::sleep {
namespace {

using std::chrono::seconds;

// What is waited for at once.  Intervals of any length are made of such pieces,
// as a time point so many milliseconds from now need not exist.
constexpr seconds kLongestWait = std::chrono::hours(1);

// Throws PluginException if the step is cancelled before the time is over.
void Wait(seconds interval, const Cancellation& cancellation) {
  for (seconds left = interval; left > seconds(0);) {
    const seconds now = std::min(left, kLongestWait);
    if (cancellation.WaitFor(now)) {
      throw PluginException(
          "The sleep was cancelled before its " +
              std::to_string(interval.count()) + " seconds were over.",
          "Run the step again if its result is still needed, or let it sleep "
          "for less than the time that it may take.");
    }
    left -= now;
  }
}

}  // namespace

SleepOutput Sleep(const SleepInput& input, StepContext& context) {
  if (!input.interval) {
    throw PluginException("Wrong input", "Interval should not be missing");
  }
  const std::int64_t interval = *input.interval;
  if (interval < 0) {
    throw PluginException("Wrong input",
                          "Interval should not be less than zero");
  }
  Wait(seconds(interval), context.cancellation());
  return {.slept = interval};
}

}  // namespace insight::plugins::sleep
