// What a failed request to Jira means to a step.

#ifndef PLUGINS_JIRA_UTIL_ERRORS_H_
#define PLUGINS_JIRA_UTIL_ERRORS_H_

#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client.h"

namespace insight::plugins::jira {

// Jira answered, but not with success.
//
// The presets are those that this plugin has always had: 401 kUsernamePassword,
// 403 kApiKey, 404 kNotFound, 500 and above kServerError, all others kUnknown.
class JiraException final : public PluginException {
 public:
  // `data` is what Jira said.
  JiraException(int status, std::string data);

  [[nodiscard]] int status() const { return status_; }

 private:
  int status_;
};

// Returns the start of a response's body, where it is long.
[[nodiscard]] std::string ExcerptOf(const HttpResponse& response);

// Returns the message in an error of REST API v2: `message`, else the first of
// `errorMessages`, else the values of `errors`, else the body's start.
[[nodiscard]] std::string MessageOf(const HttpResponse& response);

// "No issue found with ID: ..."
[[nodiscard]] PluginException NoSuchIssue(const std::string& id);

// Whether asking again later may help: no connection, a time-out, too many
// requests, a fault of the server.
[[nodiscard]] bool IsTransient(const PluginException& exception);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_ERRORS_H_
