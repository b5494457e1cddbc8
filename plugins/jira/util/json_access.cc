#include "plugins/jira/util/json_access.h"

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::plugins::jira {
namespace {

const Json& Null() {
  static const Json null;
  return null;
}

}  // namespace

const Json& At(const Json& value,
               std::initializer_list<std::string_view> keys) {
  const Json* found = &value;
  for (const std::string_view key : keys) {
    if (!found->is_object()) return Null();
    const auto member = found->find(std::string(key));
    if (member == found->end()) return Null();
    found = &*member;
  }
  return *found;
}

std::string TextOf(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : DumpJson(value);
}

std::string TextAt(const Json& value,
                   std::initializer_list<std::string_view> keys) {
  return TextOf(At(value, keys));
}

bool IsEmpty(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value.get<double>() == 0;
  return value.is_null() || (value.is_structured() && value.empty());
}

}  // namespace insight::plugins::jira
