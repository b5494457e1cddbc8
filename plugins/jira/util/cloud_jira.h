// Jira Cloud: REST API v3
// (https://developer.atlassian.com/cloud/jira/platform/rest/v3/).

#ifndef PLUGINS_JIRA_UTIL_CLOUD_JIRA_H_
#define PLUGINS_JIRA_UTIL_CLOUD_JIRA_H_

#include <memory>
#include <string>

#include "plugins/jira/util/jira.h"

namespace insight {
class HttpClient;
class StepContext;
}  // namespace insight

namespace insight::plugins::jira {

// `site` is what stands between the client's base URL and /rest.
[[nodiscard]] std::unique_ptr<Jira> MakeCloudJira(HttpClient& http,
                                                  const std::string& site,
                                                  StepContext& context);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_CLOUD_JIRA_H_
