#include "sdk/dispatcher/event_poster.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string_view>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/url.h"
#include "sdk/http/waiter.h"
#include "sdk/json/python_text.h"
#include "sdk/log/log_sink.h"

namespace insight {
namespace {

using std::chrono::milliseconds;

// Of an answer: all that a log line shows of it, and all that is read.
constexpr std::size_t kShownBytes = 200;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

constexpr std::string_view kAssistance =
    "Check that the orchestrator is reachable from the plugin's container and "
    "takes events for this workflow, then start the trigger again.";

bool MayBeTriedAgain(int status) {
  return status == 408 || status == 425 || status == 429 ||
         (status >= 500 && status <= 599);
}

std::string CaBundle() {
  const char* path = std::getenv("SSL_CERT_FILE");
  return path == nullptr || *path == '\0' ? "system store" : path;
}

double Random() {
  static thread_local std::minstd_rand generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

HttpClientOptions ClientOptions(const EventPoster::Options& options) {
  HttpClientOptions client;
  client.base_url = options.url;
  client.timeouts = options.timeouts;
  client.retry = {.max_tries = 1};
  client.max_response_bytes = kMostBytes;
  client.seams = options.seams;
  return client;
}

}  // namespace

std::string NewEventId() {
  std::array<std::uint8_t, 16> bytes = {};
  if (getrandom(bytes.data(), bytes.size(), 0) !=
      static_cast<ssize_t>(bytes.size())) {
    throw ServerException("The system gives no random bytes: " +
                          std::string(std::strerror(errno)));
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x40;  // Version 4.
  bytes[8] = (bytes[8] & 0x3f) | 0x80;  // The variant of RFC 9562.
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string id;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += kHex[bytes[i] >> 4];
    id += kHex[bytes[i] & 0x0f];
  }
  return id;
}

void ThrowUndelivered(const EventPoster::Try& last) {
  if (last.result == EventPoster::Try::Result::kCancelled) {
    throw PluginException(
        "The event was not delivered because the trigger is being stopped.",
        "Start the trigger again to have its events delivered.");
  }
  throw PluginException(
      "The event could not be delivered to the orchestrator: " + last.problem +
          ".",
      std::string(kAssistance));
}

EventPoster::EventPoster(Options options)
    : options_(std::move(options)),
      shown_url_(RedactUrl(options_.url)),
      client_(MakeHttpClient(ClientOptions(options_))) {}

EventPoster::Try EventPoster::Post(const OutgoingEvent& event) {
  HttpRequest request = {.method = "POST",
                         .path = options_.url,
                         .headers = {{"Content-Type", "application/json"}},
                         .body = event.body,
                         .repeatable = true,
                         .follow_redirects = false,
                         .waiter = options_.waiter};
  request.headers.Add("Idempotency-Key", "\"" + event.id + "\"");
  try {
    return Judge(client_->Send(request));
  } catch (const PluginException& e) {
    const bool cancelled =
        options_.waiter != nullptr && options_.waiter->cancelled();
    Try failed = {
        .result = cancelled ? Try::Result::kCancelled : Try::Result::kFailed,
        .problem = e.data().empty() ? e.cause() : e.data()};
    LogFailure(failed.problem);
    return failed;
  }
}

EventPoster::Try EventPoster::Judge(const HttpResponse& response) {
  if (response.status >= 200 && response.status <= 299) {
    options_.log->Write(LogLevel::kInfo,
                        "POST " + shown_url_ + " returned b" +
                            PythonQuoted(response.body.substr(0, kShownBytes)));
    return {};
  }
  Try failed = {.result = MayBeTriedAgain(response.status)
                              ? Try::Result::kFailed
                              : Try::Result::kRefused,
                .problem = shown_url_ + " answered with status " +
                           std::to_string(response.status)};
  if (const auto text = response.headers.Get("Retry-After")) {
    const SystemClock system_clock;
    const Clock& clock = options_.seams.clock == nullptr
                             ? static_cast<const Clock&>(system_clock)
                             : *options_.seams.clock;
    failed.retry_after = ParseRetryAfter(*text, clock.WallNow());
  }
  LogFailure(failed.problem);
  return failed;
}

milliseconds EventPoster::WaitAfter(const Try& failed, int tries) const {
  if (failed.retry_after) {
    return std::min(*failed.retry_after, options_.retry.max_retry_after);
  }
  return Backoff(options_.retry, tries,
                 options_.seams.random ? options_.seams.random() : Random());
}

void EventPoster::Deliver(const OutgoingEvent& event) {
  const Waiter& waiter =
      options_.waiter == nullptr ? UncancelledWaiter() : *options_.waiter;
  for (int tries = 1;; ++tries) {
    Try last = Post(event);
    if (last.result == Try::Result::kDelivered) return;
    if (last.result != Try::Result::kFailed ||
        tries >= options_.retry.max_tries) {
      ThrowUndelivered(last);
    }
    if (waiter.WaitFor(WaitAfter(last, tries))) {
      last.result = Try::Result::kCancelled;
      ThrowUndelivered(last);
    }
  }
}

void EventPoster::LogFailure(const std::string& problem) {
  options_.log->Write(LogLevel::kError,
                      "ERROR: POST to " + shown_url_ +
                          " failed. CA bundle path: " + CaBundle() +
                          " Exception " + problem);
}

}  // namespace insight
