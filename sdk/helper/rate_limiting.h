// Repeats what a service refuses because it was asked too often.
//
// Example:
//
//   const HttpResponse page = RateLimiting(
//       {.max_tries = 5}, context.cancellation(), context.log(),
//       [&] { return connection.GetPage(cursor); });
//
// Thread safety: may be called from any thread.

#ifndef SDK_HELPER_RATE_LIMITING_H_
#define SDK_HELPER_RATE_LIMITING_H_

#include <chrono>
#include <functional>

#include "sdk/error/plugin_exception.h"

namespace insight {

class Cancellation;
class Logger;

// Returns how long to wait after try number `n`, counted from 1: 2^(0.6 n)
// seconds, which are 1.516, 2.297, 3.482, 5.278, 8.0, ...
[[nodiscard]] std::chrono::duration<double> BackOffFunction(int n);

struct RateLimitingOptions {
  // How often the function is called in all; at least once.
  int max_tries = 5;
  std::function<std::chrono::duration<double>(int n)> back_off =
      BackOffFunction;
};

// Decides what comes after try number `n` failed: waits and returns true if it
// is to be repeated; returns false if the failure is no rate limit, if it was
// the last try, or if the step is cancelled.
[[nodiscard]] bool WaitForRateLimit(const PluginException& failure, int n,
                                    const RateLimitingOptions& options,
                                    const Cancellation& cancellation,
                                    Logger& log);

// Calls `call`, again and again while it throws a PluginException with the
// cause of Preset::kRateLimit; returns what it returns.  Other exceptions pass
// at once, and so does that of the last try.
template <typename Call>
auto RateLimiting(const RateLimitingOptions& options,
                  const Cancellation& cancellation, Logger& log, Call&& call)
    -> decltype(call()) {
  for (int n = 1;; ++n) {
    try {
      return call();
    } catch (const PluginException& failure) {
      if (!WaitForRateLimit(failure, n, options, cancellation, log)) throw;
    }
  }
}

}  // namespace insight

#endif  // SDK_HELPER_RATE_LIMITING_H_
