// One Send() of a client: budget, tries, redirects, credentials.  Internal to
// the client.

#ifndef SDK_HTTP_HTTP_CALL_H_
#define SDK_HTTP_HTTP_CALL_H_

#include <atomic>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "sdk/http/make_http_client.h"
#include "sdk/http/outgoing_request.h"
#include "sdk/http/response_collector.h"
#include "sdk/http/transport.h"

namespace insight {

// What all calls of one client share.
//
// Thread safety: all may be used from any thread.
struct HttpClientState {
  explicit HttpClientState(HttpClientOptions options);

  const HttpClientOptions options;
  const std::optional<Url> base;
  const HttpSeams seams;  // Without nulls.
  RateLimiter limiter;
  std::atomic<std::int64_t> requests = 0;
  std::atomic<std::int64_t> retries = 0;
  std::atomic<std::int64_t> throttled = 0;
  std::atomic<std::int64_t> waited_ms = 0;
};

// Thread safety: none; one call, one thread.
class HttpCall {
 public:
  // Both must outlive the call.
  HttpCall(const HttpRequest& request, HttpClientState& state);

  // As HttpClient::Send().
  HttpResponse Run();

 private:
  // A response, or why there is none.
  struct Outcome {
    HttpResponse response;
    std::optional<TransportException> failure;
    bool may_repeat = true;
  };

  HttpResponse SendWithRetries(const OutgoingRequest& outgoing);
  Outcome SendWithToken(const OutgoingRequest& outgoing);
  Outcome SendOnce(const OutgoingRequest& outgoing, HttpHeaders headers);
  // How long to wait before another try; nothing if there is to be none.
  std::optional<std::chrono::milliseconds> WaitBeforeRetry(
      const Outcome& outcome, int tries) const;
  void LogRetry(const OutgoingRequest& outgoing, const Outcome& outcome,
                std::chrono::milliseconds wait, int tries);
  void WaitForBudget(const OutgoingRequest& outgoing);
  void Wait(std::chrono::milliseconds duration);
  void Warn(const std::string& message);
  [[nodiscard]] std::chrono::milliseconds Remaining() const;
  [[noreturn]] static void Throw(const TransportException& failure,
                                 const OutgoingRequest& outgoing);

  const HttpRequest& request_;
  HttpClientState& state_;
  const HttpTimeouts timeouts_;
  const Waiter& waiter_;
  Logger* const log_;  // May be null.
  const Clock::Time deadline_;
};

}  // namespace insight

#endif  // SDK_HTTP_HTTP_CALL_H_
