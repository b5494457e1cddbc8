// Sends one step's requests to Jira, and turns what comes back into values and
// errors.

#ifndef PLUGINS_JIRA_UTIL_REST_CLIENT_H_
#define PLUGINS_JIRA_UTIL_REST_CLIENT_H_

#include <string>

#include "sdk/http/http_client.h"
#include "sdk/json/json_fwd.h"
#include "sdk/step/step_context.h"
#include "sdk/util/step_waiter/step_waiter.h"

namespace insight::plugins::jira {

// All of these throw JiraException for a status other than 2xx, and what
// HttpClient::Send() does.
//
// Thread safety: as the step's context.
class RestClient {
 public:
  // What becomes of a failed response's body in the exception's data.
  using Describe = std::string (*)(const HttpResponse& response);

  // Paths are appended to the client's base URL and `prefix`.  `http` and
  // `context` must outlive this.
  RestClient(HttpClient& http, std::string prefix, Describe describe,
             StepContext& context);

  // Returns the response to `request`, whose path follows the prefix.
  HttpResponse Send(HttpRequest request) const;

  // Return the JSON of the response; throw PluginException (kInvalidJson) if it
  // is none.
  [[nodiscard]] Json Get(const std::string& path,
                         const HttpQuery& query = {}) const;
  [[nodiscard]] Json Post(const std::string& path, const Json& body) const;

  // Sends JSON, whatever comes back.
  void Send(const std::string& method, const std::string& path,
            const Json& body, const HttpQuery& query = {}) const;

  // Posts a file as the part "file" of a form.  Returns the JSON of the
  // response.
  [[nodiscard]] Json PostFile(const std::string& path, const std::string& token,
                              const std::string& filename,
                              const std::string& content) const;

  // Returns the bytes at `url`, which may be a path after the prefix.
  [[nodiscard]] std::string Download(const std::string& path) const;

  [[nodiscard]] StepContext& context() const { return context_; }

 private:
  HttpClient& http_;
  const std::string prefix_;
  const Describe describe_;
  StepContext& context_;
  const StepWaiter waiter_;
};

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_REST_CLIENT_H_
