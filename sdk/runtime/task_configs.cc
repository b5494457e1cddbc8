#include "sdk/runtime/task_configs.h"

#include <cctype>
#include <chrono>
#include <exception>
#include <memory>
#include <stdexcept>

#include "sdk/http/http_client.h"
#include "sdk/http/make_http_client.h"
#include "sdk/http/waiter.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/log_sink.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

constexpr int kTries = 5;
constexpr std::chrono::seconds kPause(10);
constexpr std::chrono::seconds kTimeout(30);

// The service knows plugins by their titles: "Example Plugin" is
// "example_plugin".
std::string NameAtService(std::string_view title) {
  std::string name;
  for (const char c : title) {
    name +=
        c == ' '
            ? '_'
            : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

Json Ask(HttpClient& http, const std::string& endpoint) {
  const HttpResponse response = http.Send({.path = endpoint});
  if (response.status < 200 || response.status > 299) {
    throw std::runtime_error("it answered with status " +
                             std::to_string(response.status));
  }
  return ParseJson(response.body);
}

Json ConfigsOf(const PluginDef& plugin, const Json& document) {
  const std::string name = NameAtService(plugin.title);
  if (!document.is_object() || !document.contains("plugins")) {
    throw std::runtime_error("its answer has no \"plugins\"");
  }
  const Json& plugins = document.at("plugins");
  if (!plugins.is_object() || !plugins.contains(name)) return Json::object();
  const Json& configs = plugins.at(name);
  if (!configs.is_object()) {
    throw std::runtime_error("its answer's plugins." + name + " is no object");
  }
  return configs;
}

}  // namespace

Json FetchTaskConfigs(const std::string& endpoint, const PluginDef& plugin,
                      LogSink& log) {
  return FetchTaskConfigs(endpoint, plugin, log, UncancelledWaiter());
}

Json FetchTaskConfigs(const std::string& endpoint, const PluginDef& plugin,
                      LogSink& log, const Waiter& waiter) {
  for (int tries = 1;; ++tries) {
    try {
      const std::unique_ptr<HttpClient> http =
          MakeHttpClient({.timeouts = {.connect = kTimeout,
                                       .read = kTimeout,
                                       .total = kTimeout},
                          .retry = {.max_tries = 1}});
      return ConfigsOf(plugin, Ask(*http, endpoint));
    } catch (const std::exception& e) {
      const bool last = tries == kTries;
      log.Write(
          last ? LogLevel::kError : LogLevel::kInfo,
          std::string("The configuration service gave no configuration, ") +
              (last ? "so tasks run without" : "it is asked again") + ": " +
              e.what());
      if (last || waiter.WaitFor(kPause)) return Json::object();
    }
  }
}

}  // namespace insight
