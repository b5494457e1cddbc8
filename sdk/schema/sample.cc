#include "sdk/schema/sample.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"

namespace insight {
namespace {

constexpr std::string_view kDefinitions = "#/definitions/";

// Returns the member, or null where there is none.
const Json* Find(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

class Sampler {
 public:
  explicit Sampler(const Json& root)
      : definitions_(Find(root, "definitions")) {}

  Json SampleObject(const Json& schema) {
    Json sample = Json::object();
    const Json* const properties = Find(schema, "properties");
    if (properties == nullptr || !properties->is_object()) return sample;
    for (const auto& [name, property] : properties->items()) {
      sample[name] = SampleValue(property);
    }
    return sample;
  }

 private:
  Json SampleValue(const Json& schema) {
    if (const Json* value = Find(schema, "default")) return *value;
    const Json* const ref = Find(schema, "$ref");
    if (ref != nullptr && ref->is_string() && definitions_ != nullptr) {
      return SampleReference(ref->get<std::string>());
    }
    if (const Json* branches = Find(schema, "oneOf")) {
      return SampleFirst(*branches);
    }
    const Json* const type = Find(schema, "type");
    if (type == nullptr || !type->is_string()) return nullptr;
    if (const Json* values = Find(schema, "enum");
        values != nullptr && values->is_array() && !values->empty()) {
      return values->front();
    }
    return SampleType(schema, type->get_ref<const std::string&>());
  }

  Json SampleType(const Json& schema, std::string_view type) {
    if (type == "array") return Json::array();
    if (type == "object") return SampleObject(schema);
    if (type == "string") return "";
    if (type == "boolean") return false;
    if (type == "integer" || type == "number") return 0;
    return nullptr;
  }

  Json SampleFirst(const Json& branches) {
    for (const Json& branch : branches) {
      Json sample = SampleValue(branch);
      if (!sample.is_null()) return sample;
    }
    return nullptr;
  }

  Json SampleReference(const std::string& ref) {
    const Json* const target =
        ref.starts_with(kDefinitions)
            ? Find(*definitions_, ref.substr(kDefinitions.size()).c_str())
            : nullptr;
    if (target == nullptr ||
        std::find(open_.begin(), open_.end(), target) != open_.end()) {
      return Json::object();
    }
    open_.push_back(target);
    Json sample = SampleValue(*target);
    open_.pop_back();
    return sample;
  }

  const Json* const definitions_;
  std::vector<const Json*> open_;  // The targets that are being sampled.
};

}  // namespace

Json SampleOf(const Json& schema) {
  return Sampler(schema).SampleObject(schema);
}

}  // namespace insight
