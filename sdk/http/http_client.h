// An HttpClient sends requests to a service.
//
// Example:
//
//   const HttpResponse response =
//       http.Send({.path = "/v1/lists/" + PercentEncode(name),
//                  .query = {{"limit", "100"}}});
//   if (response.status == 404) return std::nullopt;
//   ThrowForStatus(response);
//
// Make one with MakeHttpClient() of "sdk/http/make_http_client.h"; tests use
// "sdk/testing/fake_http_client.h".

#ifndef SDK_HTTP_HTTP_CLIENT_H_
#define SDK_HTTP_HTTP_CLIENT_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/http/http_headers.h"

namespace insight {

class Logger;
class Waiter;

// Name and value, both not yet encoded.
using HttpQuery = std::vector<std::pair<std::string, std::string>>;

struct HttpTimeouts {
  // Finding the address, connecting, and agreeing with the proxy and on TLS.
  std::chrono::milliseconds connect = std::chrono::seconds(10);
  // The longest silence while sending or reading.
  std::chrono::milliseconds read = std::chrono::seconds(60);
  // All of Send(): redirects, tries and the waits between them.
  std::chrono::milliseconds total = std::chrono::minutes(2);
};

// What to do with one request; every field may be left out.
struct HttpRequest {
  std::string method = "GET";

  // What follows the client's base URL, or a URL of its own that starts with
  // http:// or https://.  Variable parts must be percent-encoded; what no URL
  // may hold (spaces, characters beyond ASCII) is encoded here, but control
  // characters are refused.
  std::string path = {};

  // Appended to the path's own query, encoded.
  HttpQuery query = {};

  // Added to the client's; one of the same name takes its place.  Host,
  // Content-Length, Transfer-Encoding and Connection are the client's to say
  // and are left out.
  HttpHeaders headers = {};

  std::string body = {};

  // The client's where not given.
  std::optional<HttpTimeouts> timeouts = {};

  // Whether sending it twice does no more harm than once, so that it may be
  // tried again.  The idempotent methods of RFC 9110, section 9.2.2, may
  // always.
  bool repeatable = false;

  // False hands redirects to the caller as they are.
  bool follow_redirects = true;

  // Largest body, decoded, in bytes; the client's where not given.
  std::optional<std::size_t> max_response_bytes = {};

  // Gets the decoded body of a 2xx response piece by piece as it arrives; then
  // the response's own body stays empty.  An exception from it ends Send().
  std::function<void(std::string_view piece)> sink = {};

  // Ends Send() early when cancelled; usually the step's.  The client's where
  // null.
  const Waiter* waiter = nullptr;

  // Where throttling and retries are told; usually the step's.  The client's
  // where null.
  Logger* log = nullptr;
};

struct HttpResponse {
  int status = 0;  // 200 to 999; informational ones are passed over.
  std::string reason = {};
  HttpHeaders headers = {};
  std::string body = {};  // Decoded: without gzip and chunks.
  // Where it came from after redirects, without user information.  It may hold
  // secrets in its query: do not log it.
  std::string url = {};
};

// What a client has done since it was made.
struct HttpStats {
  std::int64_t requests = 0;  // Sent, each try and redirect counted.
  std::int64_t retries = 0;   // Tries after the first.
  std::int64_t throttled =
      0;  // Times that the service or the budget said wait.
  std::chrono::milliseconds waited = {};  // Total of waits before requests.
};

// Thread safety: all methods may be called from any thread.
class HttpClient {
 public:
  virtual ~HttpClient() = default;

  // Returns the response, whatever its status.  Throws PluginException:
  // kTimeout, kConnectionError (no connection, untrusted certificate, a
  // connection that was cut off, an answer that is no HTTP), kRedirectError;
  // without a preset if the request is malformed, the response larger than
  // allowed or the work cancelled.
  [[nodiscard]] virtual HttpResponse Send(const HttpRequest& request) = 0;

  [[nodiscard]] virtual HttpStats stats() const { return {}; }
};

}  // namespace insight

#endif  // SDK_HTTP_HTTP_CLIENT_H_
