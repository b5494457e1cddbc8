#include "plugins/jira/util/settings.h"

#include <cstdlib>
#include <optional>
#include <string_view>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::jira {
namespace {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string Trimmed(const std::optional<std::string>& text) {
  return std::string(Trim(text.value_or("")));
}

SecretKey Trimmed(const std::optional<SecretKey>& key) {
  return key ? SecretKey(std::string(Trim(key->Reveal()))) : SecretKey();
}

constexpr const char* kOneOf =
    "Provide ONE of: PAT, OAuth2 (client_id + client_secret), or Basic Auth "
    "(username + password).";

// The ways to authenticate that are given, at least in part.
struct Given {
  std::string user;
  SecretKey api_key;
  SecretKey pat;
  std::string client_id;
  SecretKey client_secret;

  [[nodiscard]] bool pat_given() const { return !pat.empty(); }
  [[nodiscard]] bool oauth_given() const {
    return !client_id.empty() || !client_secret.empty();
  }
  [[nodiscard]] bool basic_given() const {
    return !user.empty() || !api_key.empty();
  }
};

void CheckComplete(const Given& given) {
  const int ways = int{given.pat_given()} + int{given.oauth_given()} +
                   int{given.basic_given()};
  if (ways > 1) {
    throw PluginException("Multiple authentication methods provided.", kOneOf);
  }
  if (given.oauth_given() &&
      (given.client_id.empty() || given.client_secret.empty())) {
    throw PluginException("Incomplete OAuth2 credentials.",
                          "Both 'client_id' and 'client_secret' must be "
                          "provided for OAuth2 authentication.");
  }
  if (given.basic_given() && (given.user.empty() || given.api_key.empty())) {
    throw PluginException("Incomplete Basic Auth credentials.",
                          "Both 'username' and 'password' must be provided for "
                          "Basic Auth authentication.");
  }
  if (ways == 0) {
    throw PluginException("No authentication credentials provided.", kOneOf);
  }
}

void CheckPlace(bool is_cloud) {
  const char* const place = std::getenv("PLUGIN_RUNTIME_ENVIRONMENT");
  if (is_cloud || place == nullptr || std::string_view(place) != "cloud") {
    return;
  }
  throw ConnectionTestException(
      "Connection to Jira on-prem instance detected. please use a Jira Cloud "
      "instance.",
      "When running on ICON cloud we only support connections to Jira Cloud "
      "instances.");
}

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// Whether `name` occurs in `url` and goes no further: jira.company.com is no
// jira.com.
bool Has(std::string_view url, std::string_view name) {
  for (auto at = url.find(name); at != std::string_view::npos;
       at = url.find(name, at + 1)) {
    const auto end = at + name.size();
    if (end == url.size() || !IsNameCharacter(url[end])) return true;
  }
  return false;
}

}  // namespace

bool IsCloudUrl(const std::string& url) {
  return Has(url, ".jira.com") || Has(url, ".atlassian.net") ||
         Has(url, "api.atlassian.com");
}

Settings ReadSettings(const ConnectionInput& input) {
  const Given given = {.user = Trimmed(input.user),
                       .api_key = Trimmed(input.api_key),
                       .pat = Trimmed(input.pat),
                       .client_id = Trimmed(input.client_id),
                       .client_secret = Trimmed(input.client_secret)};
  CheckComplete(given);
  Settings settings = {.url = std::string(Trim(input.url))};
  settings.is_cloud = IsCloudUrl(settings.url);
  CheckPlace(settings.is_cloud);
  if (given.pat_given()) {
    settings.auth = BearerAuth{given.pat};
  } else if (given.basic_given()) {
    settings.auth = BasicAuth{given.user, given.api_key};
  } else {
    settings.client_id = given.client_id;
    settings.client_secret = given.client_secret;
  }
  return settings;
}

}  // namespace insight::plugins::jira
