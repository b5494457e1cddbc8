// Warns when a task falls behind the service that it reads from.
//
// Example, at the end of a task:
//
//   MonitorTaskDelay({{"last_seen", last_seen}}, has_more_pages, custom_config,
//                    {.timestamp_keys = {"last_seen"}}, context.log());
//
// Thread safety: may be called from any thread.

#ifndef SDK_HELPER_TASK_DELAY_H_
#define SDK_HELPER_TASK_DELAY_H_

#include <string>
#include <vector>

#include "sdk/clock/clock.h"
#include "sdk/json/json_fwd.h"

namespace insight {

class Logger;

struct TaskDelayOptions {
  // Members of the state that say how far the task has come; what they may
  // hold is said at ParseTimestamp().  A missing or null one is passed over.
  std::vector<std::string> timestamp_keys;
  // As ParseDuration() reads it; text that it can't read is two days.  The
  // custom configuration's "task_delay_threshold" takes its place.
  std::string default_delay_threshold = "2d";
};

// Looks for a timestamp that is older than the threshold; at the first one,
// logs an error that starts with "ERROR: THE INTEGRATION IS FALLING BEHIND" and
// says which, and looks no further.  `state` is the task's next state, and
// `custom_config` the request's; both normally objects.  Never throws for what
// is in them: what cannot be read is logged.
void MonitorTaskDelay(const Json& state, bool has_more_pages,
                      const Json& custom_config,
                      const TaskDelayOptions& options, Logger& log,
                      const Clock& clock = SystemClock());

}  // namespace insight

#endif  // SDK_HELPER_TASK_DELAY_H_
