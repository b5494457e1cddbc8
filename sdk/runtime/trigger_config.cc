#include "sdk/runtime/trigger_config.h"

#include <stdexcept>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/json/python_text.h"

namespace insight {
namespace {

// A member that is no string has no use as a URL: it is as good as empty.
std::string Member(const Json& dispatcher, std::string_view key) {
  const auto it = dispatcher.find(key);
  // The text of Python's KeyError.
  if (it == dispatcher.end()) throw std::runtime_error(PythonQuoted(key));
  return it->is_string() ? it->get<std::string>() : "";
}

}  // namespace

TriggerConfig ReadTriggerConfig(const Json& dispatcher, bool needs_url) {
  if (!dispatcher.is_object()) {
    throw std::runtime_error("missing HTTP dispatcher config");
  }
  TriggerConfig config;
  config.webhook_url = Member(dispatcher, "webhook_url");
  config.url = Member(dispatcher, "url");
  if (needs_url && config.url.empty()) {
    throw std::runtime_error("missing HTTP dispatcher config url");
  }
  return config;
}

}  // namespace insight
