#include "sdk/schema/required.h"

#include <algorithm>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

constexpr const char* kEmptyRequired =
    "Step error: Plugin step input contained a null value or empty string in a "
    "required input.\n"
    "If the input was given a variable in the Workflow Builder, please "
    "double-check that the variable contained a value at run-time. If the "
    "input had a valid value and the issue persists, please contact support "
    "for assistance.\n"
    "Invalid input was found in: ";

bool IsEmpty(const Json& value) {
  return value.is_null() ||
         (value.is_string() && value.get_ref<const std::string&>().empty());
}

}  // namespace

std::optional<std::string> FirstEmptyRequired(const Json& schema,
                                              const Json& params) {
  if (!schema.is_object() || !params.is_object()) return std::nullopt;
  const auto required = schema.find("required");
  if (required == schema.end() || !required->is_array()) return std::nullopt;
  for (const auto& [key, value] : params.items()) {
    if (!IsEmpty(value)) continue;
    if (std::find(required->begin(), required->end(), Json(key)) !=
        required->end()) {
      return key;
    }
  }
  return std::nullopt;
}

void ValidateRequired(const Json& schema, const Json& params) {
  const std::optional<std::string> key = FirstEmptyRequired(schema, params);
  if (key.has_value()) throw ClientException(kEmptyRequired + *key);
}

}  // namespace insight
