// Posts a trigger's events to an orchestrator's URL.
//
// Each event is one POST of a JSON text with the header
//
//   Idempotency-Key: "5f0c3b9e-6a0e-4a52-9f6e-0d3f5c1b7a11"
//
// the event's id, in the form of draft-ietf-httpapi-idempotency-key-header: the
// same for all tries of one event, across restarts, too, so that who gets an
// event twice can tell.  It stands in a header because the runtime contract
// fixes the body's members.

#ifndef SDK_DISPATCHER_EVENT_POSTER_H_
#define SDK_DISPATCHER_EVENT_POSTER_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "sdk/http/http_client.h"
#include "sdk/http/make_http_client.h"
#include "sdk/http/retry_policy.h"

namespace insight {

class LogSink;
class Waiter;

// An event as it goes over the wire.
struct OutgoingEvent {
  std::string id;    // A UUID.
  std::string body;  // The "trigger_event" message as JSON.
};

// Returns a random UUID (RFC 9562, version 4).
[[nodiscard]] std::string NewEventId();

// Thread safety: one thread at a time.
class EventPoster {
 public:
  struct Options {
    std::string url;
    // The lines about tries go there, and not into the events' logs.  Must
    // outlive the poster.
    LogSink* log = nullptr;
    // Ends requests and waits when cancelled; null: never.  Must outlive the
    // poster.
    const Waiter* waiter = nullptr;
    HttpTimeouts timeouts = {.connect = std::chrono::seconds(10),
                             .read = std::chrono::seconds(30),
                             .total = std::chrono::seconds(60)};
    // Which statuses are tried again is fixed: 408, 425, 429 and 5xx.  A
    // Retry-After beyond `max_retry_after` counts as that much.
    RetryPolicy retry = {.max_tries = 5};
    HttpSeams seams = {};
  };

  // What one try came to.
  struct Try {
    enum class Result { kDelivered, kFailed, kRefused, kCancelled };
    Result result = Result::kDelivered;
    std::string problem = {};  // Without secrets; empty if there is none.
    std::optional<std::chrono::milliseconds> retry_after = {};
  };

  // Connects to nothing yet.  Throws PluginException if the URL is malformed.
  explicit EventPoster(Options options);

  // One try.  A 2xx status alone is a success; redirects are not followed.
  // No connection, a time-out, 408, 425, 429 and 5xx may be tried again
  // (kFailed); any other answer is final (kRefused).  Each try that is no
  // success logs the error line of the runtime contract (chapter 6).
  [[nodiscard]] Try Post(const OutgoingEvent& event);

  // How long to wait after the `tries`-th try, which failed.
  [[nodiscard]] std::chrono::milliseconds WaitAfter(const Try& failed,
                                                    int tries) const;

  // Posts until the event is delivered.  Throws PluginException once the tries
  // are used up, at a final refusal and when cancelled.
  void Deliver(const OutgoingEvent& event);

 private:
  void LogFailure(const std::string& problem);
  [[nodiscard]] Try Judge(const HttpResponse& response);

  const Options options_;
  const std::string shown_url_;  // Without user information and query.
  const std::unique_ptr<HttpClient> client_;
};

// Why an event could not be delivered, for the step.
[[noreturn]] void ThrowUndelivered(const EventPoster::Try& last);

}  // namespace insight

#endif  // SDK_DISPATCHER_EVENT_POSTER_H_
