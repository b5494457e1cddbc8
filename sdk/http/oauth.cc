#include "sdk/http/oauth.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <optional>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_body.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using std::chrono::seconds;

// Texts of the Python runtime's OAuth20ClientCredentialMixin.
[[noreturn]] void Fail(const std::string& data) {
  throw PluginException(
      "An unexpected error occurred while obtaining the OAuth token.",
      "Please make sure the information you provide is correct.", data);
}

// Some services write the number as a string.
std::optional<seconds> LifetimeOf(const Json& answer) {
  const auto found = answer.find("expires_in");
  if (found == answer.end()) return std::nullopt;
  std::int64_t number = 0;
  if (found->is_number()) {
    number =
        static_cast<std::int64_t>(std::clamp(found->get<double>(), 0.0, 1e9));
  } else if (found->is_string()) {
    const auto& text = found->get_ref<const std::string&>();
    std::from_chars(text.data(), text.data() + text.size(), number);
    number = std::clamp<std::int64_t>(number, 0, 1'000'000'000);
  } else {
    return std::nullopt;
  }
  return seconds(number);
}

// Tokens are replaced a little before they expire, as requests take time too.
seconds Early(seconds lifetime) { return std::min(seconds(60), lifetime / 10); }

HttpClientOptions ForTokens(HttpClientOptions http) {
  http.base_url.clear();
  http.auth = {};
  return http;
}

class OAuthTokenSource final : public TokenSource {
 public:
  OAuthTokenSource(OAuthClient client, HttpClientOptions http)
      : client_(std::move(client)),
        clock_(ClockOf(http)),
        http_(MakeHttpClient(ForTokens(std::move(http)))) {}

  [[nodiscard]] Password Get(const Waiter* waiter, Logger* log) override {
    // Held while fetching: who comes meanwhile waits for the same token.
    const std::lock_guard lock(mutex_);
    if (!token_.empty() && (!expiry_ || clock_.Now() < *expiry_)) {
      return token_;
    }
    token_ = Password();
    Fetch(waiter, log);
    return token_;
  }

  void Refused(const Password& token) override {
    const std::lock_guard lock(mutex_);
    if (token_ == token) token_ = Password();
  }

 private:
  HttpRequest MakeRequest() const {
    HttpQuery fields = {{"grant_type", "client_credentials"}};
    if (!client_.use_basic_authentication) {
      fields.emplace_back("client_id", client_.client_id);
      fields.emplace_back("client_secret", client_.client_secret.Reveal());
    }
    if (!client_.scope.empty()) fields.emplace_back("scope", client_.scope);
    fields.insert(fields.end(), client_.extra.begin(), client_.extra.end());
    HttpRequest request = {.method = "POST",
                           .path = client_.token_url,
                           .headers = {{"Accept", "application/json"}},
                           .repeatable = true,
                           // The secret goes nowhere else.
                           .follow_redirects = false};
    SetFormBody(fields, request);
    if (client_.use_basic_authentication) {
      request.headers.Set(
          "Authorization",
          BasicCredentials(PercentEncode(client_.client_id),
                           PercentEncode(client_.client_secret.Reveal())));
    }
    return request;
  }

  void Fetch(const Waiter* waiter, Logger* log) {
    HttpRequest request = MakeRequest();
    request.waiter = waiter;
    request.log = log;
    const Clock::Time start = clock_.Now();
    const HttpResponse response = http_->Send(request);
    if (response.status != 200) {
      if (client_.on_refusal) client_.on_refusal(response);
      Fail(std::to_string(response.status) + " " + response.body);
    }
    Store(ParseJsonAnswer(response), start);
  }

  // What came may hold a token, so it is not shown.
  static Json ParseJsonAnswer(const HttpResponse& response) {
    try {
      Json answer = ParseJsonBody(response);
      if (answer.is_object() && answer.contains("access_token") &&
          answer["access_token"].is_string()) {
        return answer;
      }
    } catch (const PluginException&) {
      Fail("The token endpoint's answer is not JSON.");
    }
    Fail("The token endpoint's answer has no access_token.");
  }

  void Store(const Json& answer, Clock::Time start) {
    const std::optional<seconds> lifetime = LifetimeOf(answer);
    expiry_ = std::nullopt;
    if (lifetime) expiry_ = start + *lifetime - Early(*lifetime);
    token_ = Password(answer["access_token"].get<std::string>());
  }

  const OAuthClient client_;
  const Clock& clock_;
  const std::unique_ptr<HttpClient> http_;
  std::mutex mutex_;  // Guards all below.
  Password token_;    // Empty until fetched.
  std::optional<Clock::Time> expiry_;
};

}  // namespace

std::shared_ptr<TokenSource> MakeOAuthTokenSource(OAuthClient client,
                                                  HttpClientOptions http) {
  return std::make_shared<OAuthTokenSource>(std::move(client), std::move(http));
}

}  // namespace insight
