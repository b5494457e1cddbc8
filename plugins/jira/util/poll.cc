#include "plugins/jira/util/poll.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "plugins/jira/util/errors.h"
#include "plugins/jira/util/json_access.h"
#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_context.h"
#include "sdk/step/workflow.h"
#include "sdk/util/hash/hash.h"
#include "sdk/util/seen_events/seen_events.h"

namespace insight::plugins::jira {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes kWindow(20);
constexpr minutes kLongestWindow(24 * 60);
// How long before the last poll an issue may have been created that this poll
// did not find.
constexpr minutes kIndexDelay(5);
// What was sent is remembered for longer than any poll looks back from here.
constexpr minutes kKeep = kWindow + kIndexDelay + minutes(5);

// One file for each trigger of each workflow: what another one has sent is no
// reason not to send it here.
std::string StateName(const Connection& connection, const Poll& poll,
                      const Workflow& workflow) {
  std::string key = connection.settings().url + "\n" + poll.jql(kWindow);
  for (const std::optional<std::string>& id :
       {workflow.short_org_id, workflow.workflow_id, workflow.trigger_id,
        workflow.step_id}) {
    key += "\n" + id.value_or("");
  }
  return "jira/" + poll.trigger + "-" + HexDigest(HashAlgorithm::kSha256, key);
}

class Poller {
 public:
  Poller(const Connection& connection, Jira& jira, const Poll& poll,
         StepContext& context, const std::function<void(const Json&)>& send)
      : clock_(connection.clock()),
        jira_(jira),
        poll_(poll),
        context_(context),
        send_(send),
        seen_(StateName(connection, poll, context.workflow()), clock_,
              context.log(), connection.cache()) {}

  void Run() {
    const seconds interval(std::max<std::int64_t>(poll_.interval_seconds, 1));
    do {
      if (!PollOrNote(interval)) return;
    } while (!context_.cancellation().WaitFor(interval));
  }

 private:
  // False once the step is cancelled.
  bool PollOrNote(seconds interval) {
    try {
      PollOnce();
      if (has_failed_) context_.log().Info("Jira answers again.");
      has_failed_ = false;
    } catch (const PluginException& exception) {
      if (context_.cancellation().cancelled()) return false;
      if (!IsTransient(exception)) throw;
      if (!has_failed_) {
        context_.log().Warning("Jira cannot be asked, trying again every " +
                               std::to_string(interval.count()) +
                               " s: " + exception.what());
      }
      has_failed_ = true;
    }
    return true;
  }

  void PollOnce() {
    const Clock::WallTime start = clock_.WallNow();
    const minutes window = WindowAt(start);
    jira_.ForEachIssue(poll_.jql(window),
                       std::numeric_limits<std::size_t>::max(),
                       [&](const Json& issue) {
                         SendIfNew(issue);
                         return !context_.cancellation().cancelled();
                       });
    if (context_.cancellation().cancelled()) return;
    seen_.SetCursor(start);
    seen_.Forget(std::max(window, kKeep));
  }

  void SendIfNew(const Json& issue) {
    const std::string id = TextAt(issue, {"id"});
    const std::string version =
        poll_.sends_changes ? TextAt(issue, {"fields", "updated"}) : "";
    if (seen_.Contains(id, version)) return;
    send_(issue);
    seen_.Add(id, version);
  }

  [[nodiscard]] minutes WindowAt(Clock::WallTime now) const {
    const auto last = seen_.cursor();
    if (!last) return kWindow;
    const auto gap = std::chrono::ceil<minutes>(now - *last) + kIndexDelay;
    return std::clamp(gap, kWindow, kLongestWindow);
  }

  const Clock& clock_;
  Jira& jira_;
  const Poll& poll_;
  StepContext& context_;
  const std::function<void(const Json&)>& send_;
  SeenEvents seen_;
  bool has_failed_ = false;
};

}  // namespace

void PollIssues(const Connection& connection, Jira& jira, const Poll& poll,
                StepContext& context,
                const std::function<void(const Json& issue)>& send) {
  Poller(connection, jira, poll, context, send).Run();
}

void RequireVisibleProject(Jira& jira, const std::string& project) {
  if (jira.FindProject(project)) return;
  throw PluginException(
      "Project '" + project +
          "' does not exist or the user does not have permission to access "
          "the project.",
      "Please provide a valid project ID/name or make sure the project is "
      "accessible to the user.");
}

}  // namespace insight::plugins::jira
