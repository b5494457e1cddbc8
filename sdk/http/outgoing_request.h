// A request on its way out: checked, with its URL and headers put together, and
// changed by redirects.  Internal to the client.

#ifndef SDK_HTTP_OUTGOING_REQUEST_H_
#define SDK_HTTP_OUTGOING_REQUEST_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/http_client.h"
#include "sdk/http/url.h"

namespace insight {

struct OutgoingRequest {
  std::string method;
  Url url;  // Without user information, which has become a header.
  HttpHeaders headers;
  std::string_view body;  // Of the caller's request.
  // Whether the client's credentials may go along.
  bool with_credentials = true;

  // "GET https://host/path": what errors and logs call it.
  [[nodiscard]] std::string Name() const {
    return method + " " + url.Redacted();
  }
};

// Throws PluginException if one of `headers` could not be sent as it is.
void CheckHeaders(const HttpHeaders& headers);

// Parses a base URL.  Throws PluginException if it is none.
[[nodiscard]] Url ParseBaseUrl(const std::string& text);

// Puts together what `request` and the client's own headers ask for.  `base` is
// the client's base URL, if any.  Throws PluginException if the request is
// malformed.
[[nodiscard]] OutgoingRequest MakeOutgoing(const HttpRequest& request,
                                           const std::optional<Url>& base,
                                           const HttpHeaders& client_headers);

// Whether `response` asks for another request (RFC 9110, section 15.4).
[[nodiscard]] bool IsRedirect(const HttpResponse& response);

// Changes `request` to what follows a redirect.  Throws PluginException
// (kRedirectError) if that cannot be followed: it leads to no URL of http, or
// from https to http.
void FollowRedirect(const HttpResponse& response, OutgoingRequest& request);

}  // namespace insight

#endif  // SDK_HTTP_OUTGOING_REQUEST_H_
