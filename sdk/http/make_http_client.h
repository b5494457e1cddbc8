// Makes HttpClients.
//
// Example (in a plugin's connection.cc):
//
//   http_ = MakeHttpClient({.base_url = params.url,
//                           .auth = BasicAuth{params.user, params.api_key},
//                           .retry = {.max_tries = 3},
//                           .log = &log});

#ifndef SDK_HTTP_MAKE_HTTP_CLIENT_H_
#define SDK_HTTP_MAKE_HTTP_CLIENT_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sdk/http/credentials.h"
#include "sdk/http/http_client.h"
#include "sdk/http/proxy.h"
#include "sdk/http/rate_limiter.h"
#include "sdk/http/retry_policy.h"
#include "sdk/http/tls_context.h"

namespace insight {

class HttpTransport;

// What a client uses of the world.  Real things where null; tests put others in
// their place.  Raw pointers must outlive the client.
struct HttpSeams {
  std::shared_ptr<HttpTransport> transport = nullptr;
  const Clock* clock = nullptr;
  const Waiter* waiter = nullptr;
  // Returns a number from [0, 1); may be called from any thread.
  std::function<double()> random = {};
};

struct HttpClientOptions {
  // Requests' paths are appended to it; it may have a path of its own.  Empty
  // if all requests have URLs of their own.
  std::string base_url = {};

  // Sent with requests to the base URL's origin only (scheme, host, port), or
  // with all where there is no base URL; never after a redirect elsewhere.
  HttpAuth auth = {};

  // Sent with each request; not after a redirect to another origin, but for
  // Accept*, Content-*, If-*, Range and User-Agent.
  HttpHeaders headers = {};

  HttpTimeouts timeouts = {};
  RetryPolicy retry = {};
  RateBudget budget = {};
  int max_redirects = 10;

  // Largest body, decoded, in bytes.
  std::size_t max_response_bytes = std::size_t{64} << 20;

  TlsOptions tls = {};

  // The environment's where not given.
  std::optional<ProxySettings> proxy = {};

  std::string user_agent = "insightconnect-plugin";

  // Where throttling and retries are told, unless a request says otherwise.
  // May be null; must outlive the client.
  Logger* log = nullptr;

  HttpSeams seams = {};
};

// Connects to nothing yet.  Throws PluginException if the base URL, a proxy or
// a header is malformed.
[[nodiscard]] std::unique_ptr<HttpClient> MakeHttpClient(
    HttpClientOptions options);

// The clock that a client of these options goes by.
[[nodiscard]] const Clock& ClockOf(const HttpClientOptions& options);

// Takes the place of the defaults in all clients made while it lives, so that a
// plugin's own connection code runs without a network.
//
// Thread safety: make and end it where no client is being made.
class ScopedHttpSeamsForTest {
 public:
  explicit ScopedHttpSeamsForTest(HttpSeams seams);
  ScopedHttpSeamsForTest(const ScopedHttpSeamsForTest&) = delete;
  ScopedHttpSeamsForTest& operator=(const ScopedHttpSeamsForTest&) = delete;
  ~ScopedHttpSeamsForTest();

 private:
  const HttpSeams seams_;
  const HttpSeams* const outer_;
};

}  // namespace insight

#endif  // SDK_HTTP_MAKE_HTTP_CLIENT_H_
