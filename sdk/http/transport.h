// An HttpTransport carries one request over the wire and brings the response
// back; what an HttpClient does around that (redirects, tries, credentials,
// decoding) is none of its business.
//
// Plugins use HttpClient; this seam is for the real network
// ("sdk/http/socket_transport.h"), and for replaying and recording exchanges.

#ifndef SDK_HTTP_TRANSPORT_H_
#define SDK_HTTP_TRANSPORT_H_

#include <chrono>
#include <string>
#include <string_view>

#include "sdk/http/http_client.h"
#include "sdk/http/transport_exception.h"  // IWYU pragma: export
#include "sdk/http/url.h"

namespace insight {

struct TransportRequest {
  std::string method;
  Url url;
  // All fields but Host, Connection and those that frame the body.
  HttpHeaders headers;
  std::string_view body;  // Must outlive the exchange.
  // `total` is what is left of it for this exchange.
  HttpTimeouts timeouts;
  // Whether it may be sent twice, should a kept connection turn out dead.
  bool repeatable = false;
  const Waiter* waiter = nullptr;  // Never cancelled where null.
};

// Gets a response as it arrives.  What it throws ends the exchange.
class ResponseReceiver {
 public:
  virtual ~ResponseReceiver() = default;

  // The final response without its body; called once, first.
  virtual void OnHead(HttpResponse head) = 0;

  // Without transfer coding, but with content coding (gzip) still on.
  virtual void OnBody(std::string_view piece) = 0;
};

// Thread safety: all methods may be called from any thread.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;

  // Returns once the whole response went to `receiver`.  Throws
  // TransportException, or what `receiver` throws.
  virtual void RoundTrip(const TransportRequest& request,
                         ResponseReceiver& receiver) = 0;
};

}  // namespace insight

#endif  // SDK_HTTP_TRANSPORT_H_
