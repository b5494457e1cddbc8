#include "sdk/http/make_http_client.h"

#include <random>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_call.h"
#include "sdk/http/socket_transport.h"
#include "sdk/http/waiter.h"

namespace insight {
namespace {

// Null but in tests.
const HttpSeams* default_seams = nullptr;

double RandomFraction() {
  thread_local std::minstd_rand generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

ProxySettings ProxiesOf(const HttpClientOptions& options) {
  if (options.proxy) return *options.proxy;
  try {
    return ProxySettings::FromEnvironment();
  } catch (const UrlException& error) {
    throw PluginException(
        std::string("The proxy settings are not valid: ") + error.what() + ".",
        "Correct the environment of the orchestrator.");
  }
}

HttpSeams FillSeams(const HttpClientOptions& options) {
  HttpSeams seams = options.seams;
  if (default_seams != nullptr) {
    if (!seams.transport) seams.transport = default_seams->transport;
    if (!seams.waiter) seams.waiter = default_seams->waiter;
    if (!seams.random) seams.random = default_seams->random;
  }
  if (!seams.transport) {
    seams.transport = MakeSocketTransport(options.tls, ProxiesOf(options));
  }
  seams.clock = &ClockOf(options);
  if (!seams.waiter) seams.waiter = &UncancelledWaiter();
  if (!seams.random) seams.random = &RandomFraction;
  return seams;
}

std::optional<Url> BaseOf(const HttpClientOptions& options) {
  if (options.base_url.empty()) return std::nullopt;
  return ParseBaseUrl(options.base_url);
}

class RealHttpClient final : public HttpClient {
 public:
  explicit RealHttpClient(HttpClientOptions options)
      : state_(std::move(options)) {}

  [[nodiscard]] HttpResponse Send(const HttpRequest& request) override {
    return HttpCall(request, state_).Run();
  }

  [[nodiscard]] HttpStats stats() const override {
    return {.requests = state_.requests,
            .retries = state_.retries,
            .throttled = state_.throttled,
            .waited = std::chrono::milliseconds(state_.waited_ms)};
  }

 private:
  HttpClientState state_;
};

}  // namespace

HttpClientState::HttpClientState(HttpClientOptions given)
    : options(std::move(given)),
      base(BaseOf(options)),
      seams(FillSeams(options)),
      limiter(options.budget) {
  CheckHeaders(options.headers);
}

const Clock& ClockOf(const HttpClientOptions& options) {
  static const SystemClock system_clock;
  if (options.seams.clock != nullptr) return *options.seams.clock;
  if (default_seams != nullptr && default_seams->clock != nullptr) {
    return *default_seams->clock;
  }
  return system_clock;
}

std::unique_ptr<HttpClient> MakeHttpClient(HttpClientOptions options) {
  return std::make_unique<RealHttpClient>(std::move(options));
}

ScopedHttpSeamsForTest::ScopedHttpSeamsForTest(HttpSeams seams)
    : seams_(std::move(seams)), outer_(default_seams) {
  default_seams = &seams_;
}

ScopedHttpSeamsForTest::~ScopedHttpSeamsForTest() { default_seams = outer_; }

}  // namespace insight
