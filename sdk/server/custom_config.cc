#include "sdk/server/custom_config.h"

#include <algorithm>
#include <utility>

#include "sdk/json/json.h"

namespace insight {
namespace {

// Returns null unless `object` has an object of that name.
const Json* FindObject(const Json* object, std::string_view name) {
  if (object == nullptr || !object->is_object()) return nullptr;
  const auto member = object->find(name);
  return member != object->end() && member->is_object() ? &*member : nullptr;
}

void Overlay(const Json* options, Json& config) {
  if (options == nullptr) return;
  for (const auto& [name, value] : options->items()) config[name] = value;
}

// As Python's uuid.UUID() reads them: 32 hex digits; braces, hyphens and
// "urn:uuid:" do not count.
bool IsUuid(std::string name) {
  for (const std::string_view prefix : {"urn:", "uuid:"}) {
    const std::size_t at = name.find(prefix);
    if (at != std::string::npos) name.erase(at, prefix.size());
  }
  const std::size_t begin = name.find_first_not_of("{}");
  if (begin == std::string::npos) return false;
  name = name.substr(begin, name.find_last_not_of("{}") - begin + 1);
  std::erase(name, '-');
  constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";
  return name.size() == 32 &&
         name.find_first_not_of(kHexDigits) == std::string::npos;
}

// What Python's bool() says of a value.
bool IsTrue(const Json& value) {
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  if (value.is_structured()) return !value.empty();
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>() != 0;
  return !value.is_null();
}

}  // namespace

void AddCustomConfig(const Json& store, const TaskCaller& caller,
                     const std::vector<std::string_view>& tasks, Json& body) {
  if (!body.is_object()) return;
  const Json* const all = FindObject(&store, "*");
  const Json* const own = FindObject(&store, caller.organization);
  Json merged = Json::object();
  Overlay(all, merged);
  Overlay(FindObject(all, caller.task), merged);
  Overlay(own, merged);
  Overlay(FindObject(own, caller.task), merged);
  Overlay(FindObject(own, caller.integration), merged);
  if (merged.empty()) return;
  const bool has_state = body.contains("state") && IsTrue(body["state"]);
  Json config = Json::object();
  for (auto& [name, value] : merged.items()) {
    if (std::find(tasks.begin(), tasks.end(), name) != tasks.end()) continue;
    if (IsUuid(name)) continue;
    if (name == "lookback" && has_state && IsTrue(value)) continue;
    config[name] = std::move(value);
  }
  body["custom_config"] = std::move(config);
}

}  // namespace insight
