#include "plugins/jira/connection.h"

#include <utility>

#include "plugins/jira/util/cloud_jira.h"
#include "plugins/jira/util/errors.h"
#include "plugins/jira/util/json_access.h"
#include "plugins/jira/util/server_jira.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_body.h"
#include "sdk/http/make_http_client.h"
#include "sdk/http/oauth.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"
#include "sdk/step/step_context.h"
#include "sdk/util/step_waiter/step_waiter.h"

namespace insight::plugins::jira {
namespace {

constexpr const char* kAtlassianApi = "https://api.atlassian.com";
constexpr const char* kSites = "/oauth/token/accessible-resources";
constexpr std::string_view kSitePath = "/ex/jira/";

[[noreturn]] void RefuseToken(const HttpResponse& response) {
  throw PluginException("Failed to obtain access token.",
                        "Please check your client ID and client secret. "
                        "Response: " +
                            ExcerptOf(response));
}

HttpClientOptions OptionsOf(const Settings& settings) {
  HttpClientOptions options = {
      .base_url = settings.url,
      .auth = settings.auth,
      .headers = {{"Accept", "application/json"}},
      .timeouts = settings.timeouts,
  };
  if (settings.UsesOAuth()) {
    options.base_url = kAtlassianApi;
    options.auth = MakeOAuthTokenSource(
        {.token_url = "https://auth.atlassian.com/oauth/token",
         .client_id = settings.client_id,
         .client_secret = settings.client_secret,
         .on_refusal = &RefuseToken},
        {.timeouts = options.timeouts});
  }
  return options;
}

// Returns the path of the site where the URL has one already.
std::string SiteIn(const std::string& url) {
  if (!url.starts_with(std::string(kAtlassianApi) + "/")) return {};
  std::string path = Url::Parse(url).path;
  while (path.ends_with('/')) path.pop_back();
  return path.find(kSitePath) == std::string::npos ? "" : path;
}

// Returns the id of the first site whose name is part of the URL, or else of
// the first of all.
std::string ChooseSite(const Json& sites, const std::string& url) {
  if (sites.is_array()) {
    for (const Json& site : sites) {
      const std::string name = TextAt(site, {"name"});
      if (!name.empty() && url.find(name) != std::string::npos) {
        return TextAt(site, {"id"});
      }
    }
    if (!sites.empty()) return TextAt(sites[0], {"id"});
  }
  return {};
}

std::string FindSite(HttpClient& http, const std::string& url, Logger& log) {
  if (std::string site = SiteIn(url); !site.empty()) return site;
  const HttpResponse response = http.Send({.path = kSites, .log = &log});
  if (response.status < 200 || response.status > 299) {
    throw JiraException(response.status, ExcerptOf(response));
  }
  const std::string id = ChooseSite(ParseJsonBody(response), url);
  if (id.empty()) {
    throw PluginException("Unable to determine Jira cloud ID for OAuth2.",
                          "Verify your client credentials have access to at "
                          "least one Jira site.");
  }
  return std::string(kSitePath) + PercentEncode(id);
}

bool IsUnreachable(const ConnectionTestException& exception) {
  return exception.preset() == Preset::kBadRequest ||
         exception.preset() == Preset::kConnectionError ||
         exception.preset() == Preset::kTimeout;
}

}  // namespace

Connection::Connection(Settings settings, Logger& log, CacheFiles cache)
    : settings_(std::move(settings)),
      cache_(std::move(cache)),
      clock_(ClockOf({})),
      http_(MakeHttpClient(OptionsOf(settings_))) {
  if (settings_.UsesOAuth()) site_ = FindSite(*http_, settings_.url, log);
}

std::unique_ptr<Jira> Connection::Open(StepContext& context) const {
  if (settings_.is_cloud || settings_.UsesOAuth()) {
    return MakeCloudJira(*http_, site_, context);
  }
  return MakeServerJira(*http_, settings_.url, context);
}

void Connection::Test(StepContext& context) const {
  try {
    Probe(context);
  } catch (const PluginException& exception) {
    if (IsUnreachable(exception)) {
      throw ConnectionTestException(
          "Unable to reach Jira instance at: " + settings_.url + ".",
          "Verify the Jira server at the URL configured in your plugin "
          "connection is correct.",
          exception.data());
    }
    // What Jira said is a page for browsers as a rule.
    throw ConnectionTestException(exception.cause(), exception.assistance());
  }
}

void Connection::Probe(StepContext& context) const {
  const StepWaiter waiter(context.cancellation());
  HttpRequest request = {.sink = [](std::string_view) {},
                         .waiter = &waiter,
                         .log = &context.log()};
  if (settings_.UsesOAuth()) request.path = kSites;
  const HttpResponse response = http_->Send(request);
  if (response.status < 200 || response.status > 299) {
    throw JiraException(response.status, ExcerptOf(response));
  }
}

std::shared_ptr<Connection> Connect(const ConnectionInput& input, Logger& log) {
  return std::make_shared<Connection>(ReadSettings(input), log);
}

void TestConnection(Connection& connection, StepContext& context) {
  connection.Test(context);
}

}  // namespace insight::plugins::jira
