#include "sdk/helper/clean.h"

#include <string>
#include <string_view>
#include <utility>

#include "sdk/helper/helper_exception.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

[[noreturn]] void ThrowWrongType(std::string_view function,
                                 std::string_view wanted, const Json& got) {
  throw HelperException(std::string(function) + " takes " +
                        std::string(wanted) + ", not a value of type " +
                        got.type_name() + ".");
}

bool IsNullOrEmptyString(const Json& value) {
  return value.is_null() ||
         (value.is_string() && value.get_ref<const std::string&>().empty());
}

// Empty in the sense of ReturnNonEmpty(): numbers and booleans never are.
bool IsEmpty(const Json& value) {
  return IsNullOrEmptyString(value) || (value.is_structured() && value.empty());
}

// What Python holds for false.
bool IsFalsy(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value.get<double>() == 0;
  return IsEmpty(value);
}

Json CleanAtAnyDepth(const Json& value) {
  if (value.is_object()) {
    Json cleaned = Json::object();
    for (const auto& [key, member] : value.items()) {
      if (!IsNullOrEmptyString(member)) cleaned[key] = CleanAtAnyDepth(member);
    }
    return cleaned;
  }
  if (value.is_array()) {
    Json cleaned = Json::array();
    for (const Json& element : value) {
      if (!IsNullOrEmptyString(element)) {
        cleaned.push_back(CleanAtAnyDepth(element));
      }
    }
    return cleaned;
  }
  return value;
}

Json NonEmptyMembers(const Json& object);

Json TruthyElements(const Json& array) {
  Json kept = Json::array();
  for (const Json& element : array) {
    Json cleaned = element.is_object() ? NonEmptyMembers(element) : element;
    if (!IsFalsy(cleaned)) kept.push_back(std::move(cleaned));
  }
  return kept;
}

Json NonEmptyMembers(const Json& object) {
  Json kept = Json::object();
  for (const auto& [key, member] : object.items()) {
    Json cleaned = member.is_object()  ? NonEmptyMembers(member)
                   : member.is_array() ? TruthyElements(member)
                                       : member;
    if (!IsEmpty(cleaned)) kept[key] = std::move(cleaned);
  }
  return kept;
}

}  // namespace

Json CleanDict(const Json& object) {
  if (!object.is_object()) ThrowWrongType("CleanDict", "an object", object);
  Json cleaned = Json::object();
  for (const auto& [key, member] : object.items()) {
    if (!IsNullOrEmptyString(member)) cleaned[key] = member;
  }
  return cleaned;
}

Json CleanList(const Json& array) {
  if (!array.is_array()) ThrowWrongType("CleanList", "an array", array);
  Json cleaned = Json::array();
  for (const Json& element : array) {
    if (!IsNullOrEmptyString(element)) cleaned.push_back(element);
  }
  return cleaned;
}

Json Clean(const Json& object_or_array) {
  if (!object_or_array.is_structured()) {
    ThrowWrongType("Clean", "an object or an array", object_or_array);
  }
  return CleanAtAnyDepth(object_or_array);
}

Json ReturnNonEmpty(const Json& object) {
  if (!object.is_object()) {
    ThrowWrongType("ReturnNonEmpty", "an object", object);
  }
  return NonEmptyMembers(object);
}

}  // namespace insight
