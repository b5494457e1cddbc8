#include "tools/validator/spec/value_fits.h"

#include <algorithm>
#include <cstddef>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/spec/scalar_fits.h"

namespace insight::validator {
namespace {

using spec::ScalarFits;
using spec::SpecType;
using spec::TypeKind;
using spec::YamlNode;

bool IsCredential(TypeKind kind) {
  return kind == TypeKind::kUsernamePassword ||
         kind == TypeKind::kAsymmetricKey || kind == TypeKind::kToken ||
         kind == TypeKind::kSecretKey;
}

bool JsonFits(const Json& value, const SpecType& type) {
  if (value.is_null()) return true;
  if (type.list_levels == 0) return ScalarFits(value, type.kind);
  if (!value.is_array()) return false;
  SpecType element = type;
  --element.list_levels;
  return std::all_of(value.begin(), value.end(),
                     [&](const Json& item) { return JsonFits(item, element); });
}

}  // namespace

bool ValueFits(const YamlNode& value, const SpecType& type) {
  return JsonFits(ToJson(value), type);
}

bool ExampleFits(const YamlNode& example, const SpecType& type) {
  const Json value = ToJson(example);
  if (JsonFits(value, type)) return true;
  if (!value.is_string()) return false;
  if (type.list_levels == 0 && IsCredential(type.kind)) return true;
  try {
    return JsonFits(ParseJson(value.get_ref<const std::string&>()), type);
  } catch (const JsonParseException&) {
    return false;
  }
}

std::string WithArticle(const SpecType& type) {
  if (type.list_levels > 1) return "a list of lists";
  const bool list = type.list_levels == 1;
  switch (type.kind) {
    case TypeKind::kBoolean:
      return list ? "a list of booleans" : "a boolean";
    case TypeKind::kInteger:
      return list ? "a list of integers" : "an integer";
    case TypeKind::kNumber:
      return list ? "a list of numbers" : "a number";
    case TypeKind::kString:
    case TypeKind::kDate:
    case TypeKind::kBytes:
    case TypeKind::kPassword:
    case TypeKind::kPython:
      return list ? "a list of strings" : "a string";
    case TypeKind::kUntyped:
      return list ? "a list" : "a value";
    default:
      return list ? "a list of maps" : "a map";
  }
}

std::string Show(const YamlNode& value) {
  constexpr std::size_t kMaxShown = 60;
  std::string text = DumpJson(ToJson(value));  // ASCII, so it can be cut.
  if (text.size() > kMaxShown) text = text.substr(0, kMaxShown) + "...";
  return text;
}

}  // namespace insight::validator
