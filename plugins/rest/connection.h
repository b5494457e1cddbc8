// A connection to one service of the customer's choice.

#ifndef PLUGINS_REST_CONNECTION_H_
#define PLUGINS_REST_CONNECTION_H_

#include <memory>
#include <optional>
#include <string>

#include "plugins/rest/schema.h"  // generated from plugin.spec.yaml
#include "sdk/http/http_client.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"

namespace insight::plugins::rest {

// What all five actions take; their inputs have these members.
struct Call {
  std::string method;
  std::string route;
  const std::optional<Json>& headers;
  const std::optional<Json>& body_object;
  const std::optional<std::string>& body_any;
};

// Thread safety: all methods may be called from any thread.
class Connection {
 public:
  // Throws PluginException: the base URL is none, a certificate is no Base64,
  // or the authentication type lacks what it needs.
  explicit Connection(const ConnectionInput& input);

  // Sends a request, and answers a challenge for digest authentication.  Throws
  // PluginException: both bodies are there, the status is an error (where the
  // connection asks for that), or as HttpClient::Send().
  [[nodiscard]] HttpResponse Send(const Call& call, StepContext& context) const;

  // Asks the service for something cheap.  Throws ConnectionTestException.
  void Test(StepContext& context) const;

 private:
  [[nodiscard]] std::string Resolve(const std::string& route) const;
  [[nodiscard]] HttpResponse SendOnce(HttpRequest request,
                                      StepContext& context) const;

  const ConnectionInput input_;
  const Url base_;
  const Json default_headers_;  // An object: name to value.
  const std::unique_ptr<HttpClient> http_;
  // Without the user's name and password.
  const std::unique_ptr<HttpClient> test_http_;
};

}  // namespace insight::plugins::rest

#endif  // PLUGINS_REST_CONNECTION_H_
