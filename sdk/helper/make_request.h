// Sends one request, with every failure as an error that a customer can act on.
//
// Example:
//
//   const HttpResponse response = MakeRequest(
//       {.path = "https://api.example.com/v1/users"},
//       {.response = {.allowed_status_codes = {404}}}, log);
//
// For more than one request to a service, keep an HttpClient and give it.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_MAKE_REQUEST_H_
#define SDK_HELPER_MAKE_REQUEST_H_

#include <chrono>
#include <cstddef>
#include <optional>

#include "sdk/helper/response_handler.h"
#include "sdk/http/http_client.h"
#include "sdk/http/tls_context.h"

namespace insight {

class Logger;

struct MakeRequestOptions {
  // For connecting, and for the longest silence.
  std::chrono::milliseconds timeout = std::chrono::seconds(60);
  // Whether certificates are verified, and the client's own one.
  TlsOptions tls = {};
  bool allow_redirects = true;
  // What becomes of statuses from 400 on.
  ResponseHandlerOptions response = {};
  // Largest body of a 2xx response, decoded, in bytes.
  std::optional<std::size_t> max_response_size = {};
};

// Returns the response.  Throws what ResponseHandler() does, and
// PluginException: kTimeout, kConnectionError, kRedirectError, or kUnknown if
// the request is malformed or cancelled; ApiException with status code 400 if
// the response is larger than allowed.  The request's own timeouts and sink are
// not used.
[[nodiscard]] HttpResponse MakeRequest(const HttpRequest& request,
                                       const MakeRequestOptions& options,
                                       Logger& log);

// The same with a client that exists; its TLS options count, not these.
[[nodiscard]] HttpResponse MakeRequest(HttpClient& client,
                                       const HttpRequest& request,
                                       const MakeRequestOptions& options,
                                       Logger& log);

}  // namespace insight

#endif  // SDK_HELPER_MAKE_REQUEST_H_
