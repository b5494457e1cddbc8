// A connection's parameters, checked.

#ifndef PLUGINS_JIRA_UTIL_SETTINGS_H_
#define PLUGINS_JIRA_UTIL_SETTINGS_H_

#include <chrono>
#include <string>

#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "sdk/http/credentials.h"
#include "sdk/http/http_client.h"
#include "sdk/types/secret.h"

namespace insight::plugins::jira {

struct Settings {
  std::string url;
  bool is_cloud = false;
  // Of a personal access token, or of user and password; empty with OAuth.
  HttpAuth auth = {};
  // Empty but with OAuth.
  std::string client_id = {};
  SecretKey client_secret = {};
  // Of each request.
  HttpTimeouts timeouts = {.read = std::chrono::seconds(20)};

  [[nodiscard]] bool UsesOAuth() const { return !client_id.empty(); }
};

// Takes white space off the parameters' ends, and checks that there is exactly
// one way to authenticate.  Throws PluginException if not, or
// ConnectionTestException for a Jira of the customer's own where the plugin
// runs in Rapid7's cloud ($PLUGIN_RUNTIME_ENVIRONMENT is "cloud").
[[nodiscard]] Settings ReadSettings(const ConnectionInput& input);

// Whether a URL is one of Jira Cloud: it has .jira.com, .atlassian.net or
// api.atlassian.com in it, as a whole.
[[nodiscard]] bool IsCloudUrl(const std::string& url);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_SETTINGS_H_
