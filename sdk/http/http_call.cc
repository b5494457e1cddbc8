#include "sdk/http/http_call.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/io_limits.h"
#include "sdk/http/waiter.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

[[noreturn]] void ThrowCancelled() {
  throw PluginException("The request was cancelled before it was answered.",
                        "Run the step again if its result is still needed.");
}

// "1.5 s"
std::string Seconds(milliseconds duration) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.1f s",
                static_cast<double>(duration.count()) / 1000);
  return text;
}

bool IsWorthRetrying(TransportFailure failure) {
  return failure == TransportFailure::kConnect ||
         failure == TransportFailure::kTimeout ||
         failure == TransportFailure::kCutOff;
}

}  // namespace

HttpCall::HttpCall(const HttpRequest& request, HttpClientState& state)
    : request_(request),
      state_(state),
      timeouts_(request.timeouts.value_or(state.options.timeouts)),
      waiter_(request.waiter != nullptr ? *request.waiter
                                        : *state.seams.waiter),
      log_(request.log != nullptr ? request.log : state.options.log),
      deadline_(state.seams.clock->Now() +
                std::min<milliseconds>(timeouts_.total, IoLimits::kForever)) {}

HttpResponse HttpCall::Run() {
  OutgoingRequest outgoing =
      MakeOutgoing(request_, state_.base, state_.options.headers);
  if (!outgoing.headers.Has("User-Agent")) {
    outgoing.headers.Add("User-Agent", state_.options.user_agent);
  }
  for (int redirects = 0;; ++redirects) {
    HttpResponse response = SendWithRetries(outgoing);
    response.url = outgoing.url.ToString();
    if (!request_.follow_redirects || !IsRedirect(response)) return response;
    if (redirects >= state_.options.max_redirects) {
      throw PluginException(Preset::kRedirectError,
                            outgoing.Name() + " is the last of more than " +
                                std::to_string(redirects) + " redirects");
    }
    FollowRedirect(response, outgoing);
  }
}

HttpResponse HttpCall::SendWithRetries(const OutgoingRequest& outgoing) {
  for (int tries = 1;; ++tries) {
    WaitForBudget(outgoing);
    Outcome outcome = SendWithToken(outgoing);
    if (!outcome.failure && outcome.response.status == 429) {
      ++state_.throttled;
    }
    const auto wait = WaitBeforeRetry(outcome, tries);
    if (!wait) {
      if (outcome.failure) Throw(*outcome.failure, outgoing);
      return std::move(outcome.response);
    }
    LogRetry(outgoing, outcome, *wait, tries);
    ++state_.retries;
    Wait(*wait);
  }
}

HttpCall::Outcome HttpCall::SendWithToken(const OutgoingRequest& outgoing) {
  const HttpAuth& auth = state_.options.auth;
  HttpHeaders headers = outgoing.headers;
  const auto* source = std::get_if<std::shared_ptr<TokenSource>>(&auth);
  if (source == nullptr || !outgoing.with_credentials ||
      headers.Has("Authorization")) {
    if (outgoing.with_credentials) AddCredentials(auth, headers);
    return SendOnce(outgoing, std::move(headers));
  }
  const Password token = (*source)->Get(&waiter_, log_);
  headers.Set("Authorization", "Bearer " + token.Reveal());
  Outcome outcome = SendOnce(outgoing, headers);
  if (outcome.failure || outcome.response.status != 401) return outcome;
  // A service that refuses a token has done nothing, so any method may be sent
  // once more.
  (*source)->Refused(token);
  headers.Set("Authorization",
              "Bearer " + (*source)->Get(&waiter_, log_).Reveal());
  return SendOnce(outgoing, std::move(headers));
}

HttpCall::Outcome HttpCall::SendOnce(const OutgoingRequest& outgoing,
                                     HttpHeaders headers) {
  Outcome outcome;
  outcome.may_repeat = request_.repeatable || IsIdempotent(outgoing.method);
  TransportRequest request = {.method = outgoing.method,
                              .url = outgoing.url,
                              .headers = std::move(headers),
                              .body = outgoing.body,
                              .timeouts = timeouts_,
                              .repeatable = outcome.may_repeat,
                              .waiter = &waiter_};
  // A token may be anything that a service calls one.
  CheckHeaders(request.headers);
  request.timeouts.total = Remaining();
  ResponseCollector collector(
      outgoing.method,
      request_.max_response_bytes.value_or(state_.options.max_response_bytes),
      request_.sink);
  ++state_.requests;
  try {
    state_.seams.transport->RoundTrip(request, collector);
    outcome.response = collector.Take();
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) ThrowCancelled();
    outcome.failure = failure;
  } catch (const ContentDecoderException& error) {
    outcome.failure =
        TransportException(TransportFailure::kProtocol, error.what());
  }
  if (collector.has_sunk()) outcome.may_repeat = false;
  return outcome;
}

std::optional<milliseconds> HttpCall::WaitBeforeRetry(const Outcome& outcome,
                                                      int tries) const {
  const RetryPolicy& policy = state_.options.retry;
  const std::vector<int>& statuses = policy.statuses;
  const bool is_worth_it =
      outcome.failure ? IsWorthRetrying(outcome.failure->failure())
                      : std::find(statuses.begin(), statuses.end(),
                                  outcome.response.status) != statuses.end();
  if (!is_worth_it || !outcome.may_repeat || tries >= policy.max_tries) {
    return std::nullopt;
  }
  milliseconds wait = Backoff(policy, tries, state_.seams.random());
  if (!outcome.failure) {
    const auto text = outcome.response.headers.Get("Retry-After");
    const auto asked =
        text ? ParseRetryAfter(*text, state_.seams.clock->WallNow())
             : std::nullopt;
    if (asked && *asked > policy.max_retry_after) return std::nullopt;
    if (asked) wait = *asked;
  }
  if (wait >= Remaining()) return std::nullopt;  // No time for another try.
  return wait;
}

void HttpCall::LogRetry(const OutgoingRequest& outgoing, const Outcome& outcome,
                        milliseconds wait, int tries) {
  const std::string what =
      outcome.failure
          ? std::string(" failed (") + outcome.failure->what() + ")"
          : " was answered with " + std::to_string(outcome.response.status);
  Warn(outgoing.Name() + what + "; trying again in " + Seconds(wait) +
       " (try " + std::to_string(tries + 1) + " of " +
       std::to_string(state_.options.retry.max_tries) + ")");
}

void HttpCall::WaitForBudget(const OutgoingRequest& outgoing) {
  const auto reserved =
      state_.limiter.Reserve(state_.seams.clock->Now(), Remaining());
  if (!reserved) {
    throw PluginException(
        Preset::kRateLimit,
        outgoing.Name() + " had no place in the plugin's own request budget");
  }
  const auto wait = std::chrono::ceil<milliseconds>(*reserved);
  if (wait == milliseconds(0)) return;
  ++state_.throttled;
  Warn(outgoing.Name() + " waits " + Seconds(wait) +
       " for its place in the request budget");
  Wait(wait);
}

void HttpCall::Wait(milliseconds duration) {
  state_.waited_ms += duration.count();
  if (waiter_.WaitFor(duration)) ThrowCancelled();
}

void HttpCall::Warn(const std::string& message) {
  if (log_ != nullptr) log_->Warning(message);
}

milliseconds HttpCall::Remaining() const {
  return std::max(milliseconds(0), duration_cast<milliseconds>(
                                       deadline_ - state_.seams.clock->Now()));
}

void HttpCall::Throw(const TransportException& failure,
                     const OutgoingRequest& outgoing) {
  const bool is_timeout = failure.failure() == TransportFailure::kTimeout;
  throw PluginException(
      is_timeout ? Preset::kTimeout : Preset::kConnectionError,
      outgoing.Name() + ": " + failure.what());
}

}  // namespace insight
