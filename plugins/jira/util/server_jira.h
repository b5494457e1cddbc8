// A Jira of the customer's own: REST API v2
// (https://docs.atlassian.com/software/jira/docs/api/REST/latest/).

#ifndef PLUGINS_JIRA_UTIL_SERVER_JIRA_H_
#define PLUGINS_JIRA_UTIL_SERVER_JIRA_H_

#include <memory>
#include <string>

#include "plugins/jira/util/jira.h"

namespace insight {
class HttpClient;
class StepContext;
}  // namespace insight

namespace insight::plugins::jira {

// `base_url` is the client's; attachments are asked for there, wherever their
// own URLs lead.
[[nodiscard]] std::unique_ptr<Jira> MakeServerJira(HttpClient& http,
                                                   const std::string& base_url,
                                                   StepContext& context);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_SERVER_JIRA_H_
