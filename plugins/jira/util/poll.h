// Polls Jira for a trigger until its step is cancelled.
//
// Each issue is sent once, or, where that is asked for, once for each change,
// also if the trigger is started anew in between: what was sent is kept in the
// plugin's cache (sdk/util/seen_events).  Each poll looks 20 minutes back, as
// Jira finds an issue some time after it was created; and further after a time
// in which there was no poll, up to a day.

#ifndef PLUGINS_JIRA_UTIL_POLL_H_
#define PLUGINS_JIRA_UTIL_POLL_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "plugins/jira/connection.h"

namespace insight::plugins::jira {

struct Poll {
  std::string trigger;  // Its name.
  // Returns the query for the issues of the last minutes.
  std::function<std::string(std::chrono::minutes window)> jql;
  // Time from one poll to the next; at least 1 s.
  std::int64_t interval_seconds = 60;
  // Whether an issue is sent again when its `updated` is another.
  bool sends_changes = false;
};

// Calls `send` for each issue, with all its fields; an issue counts as sent
// when it returns.
//
// Returns when the step is cancelled.  A Jira that does not answer, or has too
// much to do, is asked again at the next poll (logged once).  Throws what else
// Jira says, and what `send` throws.
void PollIssues(const Connection& connection, Jira& jira, const Poll& poll,
                StepContext& context,
                const std::function<void(const Json& issue)>& send);

// Throws PluginException ("Project '...' does not exist ...").
void RequireVisibleProject(Jira& jira, const std::string& project);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_POLL_H_
