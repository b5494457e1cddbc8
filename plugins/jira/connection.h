// A connection to one Jira: Jira Cloud (REST API v3) or a Jira of the
// customer's own (REST API v2).
//
// Example (in an action):
//
//   const std::unique_ptr<Jira> jira = connection.Open(context);
//   const Json issue = jira->GetIssue(input.id);

#ifndef PLUGINS_JIRA_CONNECTION_H_
#define PLUGINS_JIRA_CONNECTION_H_

#include <memory>
#include <string>

#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/jira.h"
#include "plugins/jira/util/settings.h"
#include "sdk/clock/clock.h"
#include "sdk/http/http_client.h"
#include "sdk/util/seen_events/seen_events.h"

namespace insight::plugins::jira {

// Thread safety: all methods may be called from any thread.
class Connection {
 public:
  // Asks Atlassian which site is meant where OAuth is used (no other mode
  // connects to anything yet).  Throws PluginException: "Unable to determine
  // Jira cloud ID for OAuth2.", "Failed to obtain access token.", if the URL is
  // none, or as HttpClient::Send().  `log` is used by this call only; `cache`
  // is where triggers keep what they have sent.
  Connection(Settings settings, Logger& log, CacheFiles cache = CacheFiles());

  // Returns the service as one step sees it: requests end when the step is
  // cancelled and tell its log of retries.  The connection and the context must
  // outlive it.
  [[nodiscard]] std::unique_ptr<Jira> Open(StepContext& context) const;

  // Asks for something that needs the credentials.  Throws
  // ConnectionTestException.
  void Test(StepContext& context) const;

  [[nodiscard]] const Settings& settings() const { return settings_; }
  // What triggers go by.
  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] const CacheFiles& cache() const { return cache_; }

 private:
  void Probe(StepContext& context) const;

  const Settings settings_;
  const CacheFiles cache_;
  const Clock& clock_;
  const std::unique_ptr<HttpClient> http_;
  // What stands between the client's base URL and /rest; only with OAuth.
  std::string site_;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_CONNECTION_H_
