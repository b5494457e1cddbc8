#include "sdk/helper/rate_limiting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "sdk/log/logger.h"
#include "sdk/step/cancellation.h"

namespace insight {

std::chrono::duration<double> BackOffFunction(int n) {
  return std::chrono::duration<double>(std::exp2(0.6 * n));
}

bool WaitForRateLimit(const PluginException& failure, int n,
                      const RateLimitingOptions& options,
                      const Cancellation& cancellation, Logger& log) {
  // By its text, as services' errors are made by hand, too.
  if (failure.cause() != TextOf(Preset::kRateLimit).cause ||
      n >= options.max_tries) {
    return false;
  }
  constexpr std::chrono::duration<double> kLongest = std::chrono::days(1);
  const std::chrono::duration<double> delay =
      std::min(options.back_off(n), kLongest);
  std::array<char, 128> text;
  std::snprintf(
      text.data(), text.size(),
      "Rate limiting error occurred. Retrying in %.1f seconds (%d/%d)",
      delay.count(), n, options.max_tries);
  log.Info(text.data());
  return !cancellation.WaitFor(
      std::chrono::ceil<std::chrono::milliseconds>(delay));
}

}  // namespace insight
