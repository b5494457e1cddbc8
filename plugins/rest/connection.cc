#include "plugins/rest/connection.h"

#include <chrono>
#include <cstddef>
#include <random>
#include <string_view>
#include <utility>

#include "plugins/rest/util/digest_auth.h"
#include "plugins/rest/util/message.h"
#include "plugins/rest/util/route.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/make_http_client.h"
#include "sdk/step/step_context.h"
#include "sdk/types/base64.h"
#include "sdk/util/step_waiter/step_waiter.h"

namespace insight::plugins::rest {
namespace {

constexpr std::string_view kBasic = "Basic Auth";
constexpr std::string_view kDigest = "Digest Auth";
constexpr std::string_view kBearer = "Bearer Token";
constexpr std::string_view kRapid7 = "Rapid7 Insight";
constexpr std::string_view kOpsGenie = "OpsGenie";
constexpr std::string_view kPendo = "Pendo";
constexpr std::string_view kCustom = "Custom";
constexpr std::string_view kPlaceholder = "CUSTOM_SECRET_INPUT";

bool UsesCredentials(const ConnectionInput& input) {
  return input.authentication_type == kBasic ||
         input.authentication_type == kDigest;
}

void CheckCredentials(const ConnectionInput& input) {
  const auto& credentials = input.basic_auth_credentials;
  if (credentials && !credentials->username.empty() &&
      !credentials->password.empty()) {
    return;
  }
  throw PluginException(
      "Basic Auth authentication selected without providing username and "
      "password.",
      "The authentication type requires a username and password. Please "
      "complete the connection with a username and password or change the "
      "authentication type.");
}

std::string SecretOf(const ConnectionInput& input) {
  return input.secret ? input.secret->Reveal() : "";
}

std::string RequiredSecret(const ConnectionInput& input) {
  std::string secret = SecretOf(input);
  if (!secret.empty()) return secret;
  throw PluginException(
      "An authentication type was selected that requires a secret key.",
      "Please complete the connection with a secret key or change the "
      "authentication type.");
}

void FillIn(const std::string& secret, Json& headers) {
  for (Json& value : headers) {
    if (!value.is_string()) continue;
    auto& text = value.get_ref<std::string&>();
    std::size_t at = text.find(kPlaceholder);
    if (at != std::string::npos && secret.empty()) {
      throw PluginException(
          "'CUSTOM_SECRET_INPUT' used in authentication header, but no secret "
          "provided.",
          "When using 'CUSTOM_SECRET_INPUT' as a value in authentication "
          "headers the 'secret_key' field is required.");
    }
    while (at != std::string::npos) {
      text.replace(at, kPlaceholder.size(), secret);
      at = text.find(kPlaceholder, at + secret.size());
    }
  }
}

Json DefaultHeaders(const ConnectionInput& input) {
  const std::string& type = input.authentication_type;
  Json headers = Json::object();
  MergeHeaders(input.default_headers, headers);
  if (UsesCredentials(input)) {
    CheckCredentials(input);
  } else if (type == kBearer) {
    headers["Authorization"] = "Bearer " + RequiredSecret(input);
  } else if (type == kRapid7) {
    headers["X-Api-Key"] = RequiredSecret(input);
  } else if (type == kOpsGenie) {
    headers["Authorization"] = "GenieKey " + RequiredSecret(input);
  } else if (type == kPendo) {
    headers["content-type"] = "application/json";
    headers["x-pendo-integration-key"] = RequiredSecret(input);
  } else if (type == kCustom) {
    FillIn(SecretOf(input), headers);
  }
  return headers;
}

std::string ContentOf(const std::optional<File>& file) {
  if (!file) return {};
  try {
    return file->content.Decode();
  } catch (const Base64Exception& exception) {
    throw PluginException(
        "The client certificate or its private key is no Base64.",
        "Complete the connection with files in PEM.", exception.what());
  }
}

TlsOptions TlsOf(const ConnectionInput& input) {
  TlsOptions tls = {.verify = input.ssl_verify};
  tls.client_certificate_pem = ContentOf(input.client_certificate);
  if (tls.client_certificate_pem.empty()) return tls;
  const std::string key = ContentOf(input.private_key);
  // The file of the certificate may have the key, too.
  tls.client_key =
      AsymmetricKey(key.empty() ? tls.client_certificate_pem : key);
  return tls;
}

HttpClientOptions ClientOptions(const ConnectionInput& input) {
  HttpClientOptions options;
  // Services of any kind: as long as one may take that answers at all.
  options.timeouts = {.connect = std::chrono::minutes(1),
                      .read = std::chrono::minutes(30),
                      .total = std::chrono::hours(1)};
  options.retry.max_tries = 1;
  options.max_redirects = 30;
  options.tls.verify = input.ssl_verify;
  return options;
}

HttpClientOptions FullOptions(const ConnectionInput& input) {
  HttpClientOptions options = ClientOptions(input);
  options.tls = TlsOf(input);
  if (input.authentication_type == kBasic) {
    options.auth = BasicAuth{input.basic_auth_credentials->username,
                             input.basic_auth_credentials->password};
  }
  return options;
}

std::string ToText(const Url& url) {
  const std::string user = url.userinfo.empty() ? "" : url.userinfo + "@";
  return url.scheme + "://" + user + url.Authority() + url.Target();
}

std::string NewClientNonce() {
  std::random_device random;
  return HexDigest(HashAlgorithm::kSha256, std::to_string(random()) + ":" +
                                               std::to_string(random()) + ":" +
                                               std::to_string(random()))
      .substr(0, 16);
}

// Makes `request` the one that answers the response's challenge; false if there
// is none to be answered.  After a redirect another resource asks: it may if it
// is the same service's, and if the request was a GET, which any redirect
// leaves one.
bool AnswerChallenge(const HttpResponse& response,
                     const UsernamePassword& credentials,
                     HttpRequest& request) {
  if (response.status != 401) return false;
  const auto challenge = FindDigestChallenge(response.headers);
  if (!challenge) return false;
  const Url asked = Url::Parse(request.path);
  const Url refused = Url::Parse(response.url);
  const bool is_redirected = asked.Target() != refused.Target();
  if (!refused.SameOrigin(asked)) return false;
  if (is_redirected && request.method != "GET") return false;
  request.path = ToText(refused);
  request.headers.Set("Authorization",
                      AnswerDigest(*challenge, credentials, request.method,
                                   refused.Target(), NewClientNonce()));
  return true;
}

// What the connection test asks for.
std::string TestPath(const std::string& type) {
  if (type == kRapid7) return "/validate";
  if (type == kPendo) return "/api/v1/feature";
  return type == kOpsGenie ? "/v2/users" : "";
}

}  // namespace

Connection::Connection(const ConnectionInput& input)
    : input_(input),
      base_(ParseBase(input.base_url, input.ssl_verify)),
      default_headers_(DefaultHeaders(input)),
      http_(MakeHttpClient(FullOptions(input))),
      test_http_(MakeHttpClient(ClientOptions(input))) {}

std::string Connection::Resolve(const std::string& route) const {
  Url url = ResolveRoute(base_, route);
  // The connection's own name and password are the ones that count.
  if (UsesCredentials(input_)) url.userinfo.clear();
  return ToText(url);
}

HttpResponse Connection::SendOnce(HttpRequest request,
                                  StepContext& context) const {
  const StepWaiter waiter(context.cancellation());
  request.waiter = &waiter;
  request.log = &context.log();
  return http_->Send(request);
}

HttpResponse Connection::Send(const Call& call, StepContext& context) const {
  Json headers = default_headers_;
  MergeHeaders(call.headers, headers);
  HttpRequest request = {
      .method = call.method,
      .headers = ToHeaders(headers),
      .body = MakeBody(call.body_object, call.body_any, call.headers)};
  request.path = Resolve(call.route);
  // The user's name and password win over a header, as in Python.
  if (input_.authentication_type == kBasic) {
    request.headers.Remove("Authorization");
  }
  HttpResponse response = SendOnce(request, context);
  if (input_.authentication_type == kDigest &&
      AnswerChallenge(response, *input_.basic_auth_credentials, request)) {
    response = SendOnce(request, context);
  }
  if (input_.fail_on_http_errors) CheckStatus(response);
  return response;
}

void Connection::Test(StepContext& context) const {
  const StepWaiter waiter(context.cancellation());
  const HttpRequest request = {
      .path = base_.Origin() + TestPath(input_.authentication_type),
      .headers = ToHeaders(default_headers_),
      .waiter = &waiter,
      .log = &context.log()};
  try {
    CheckStatus(test_http_->Send(request));
  } catch (const PluginException& exception) {
    throw ConnectionTestException(exception.cause(), exception.assistance(),
                                  exception.data());
  }
}

std::shared_ptr<Connection> Connect(const ConnectionInput& input, Logger&) {
  return std::make_shared<Connection>(input);
}

void TestConnection(Connection& connection, StepContext& context) {
  connection.Test(context);
}

}  // namespace insight::plugins::rest
