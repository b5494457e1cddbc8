// OAuth 2.0 client credentials (RFC 6749, section 4.4): a token is fetched when
// it is first needed, shared, and replaced before it expires or when the
// service refuses it.
//
// Example:
//
//   http_ = MakeHttpClient(
//       {.base_url = params.url,
//        .auth = MakeOAuthTokenSource({.token_url = kTokenUrl,
//                                      .client_id = params.client_id,
//                                      .client_secret = params.client_secret},
//                                     {.log = &log})});

#ifndef SDK_HTTP_OAUTH_H_
#define SDK_HTTP_OAUTH_H_

#include <functional>
#include <memory>
#include <string>

#include "sdk/http/make_http_client.h"
#include "sdk/types/secret.h"

namespace insight {

struct OAuthClient {
  std::string token_url;
  std::string client_id;
  Secret client_secret;
  std::string scope = {};  // Not sent if empty.
  HttpQuery extra = {};    // More fields, such as "audience".
  // Whether id and secret are sent as basic authentication instead of as fields
  // (RFC 6749, section 2.3.1); some services take only one of these.
  bool use_basic_authentication = false;
  // Gets an answer other than 200, to throw what users of the plugin know; the
  // usual is thrown where it is empty or returns.
  std::function<void(const HttpResponse& response)> on_refusal = {};
};

// `http` is how the token endpoint is asked; its base URL and credentials are
// not used.  A token without an `expires_in` is kept until it is refused.
//
// Get() throws PluginException with the cause "An unexpected error occurred
// while obtaining the OAuth token." and what the endpoint said as its data, or
// what HttpClient::Send() throws.  Calls at the same time make one request.
[[nodiscard]] std::shared_ptr<TokenSource> MakeOAuthTokenSource(
    OAuthClient client, HttpClientOptions http = {});

}  // namespace insight

#endif  // SDK_HTTP_OAUTH_H_
