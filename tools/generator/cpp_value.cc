#include "tools/generator/cpp_value.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/generator/code_text.h"

namespace insight::generator {
namespace {

using spec::SpecType;
using spec::TypeKind;

std::optional<std::string> IntegerValue(const Json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  const bool fits =
      value.is_number_unsigned()
          ? value.get<std::uint64_t>() <=
                static_cast<std::uint64_t>(
                    std::numeric_limits<std::int64_t>::max())
          // The smallest integer has no literal of its own in C++.
          : value.get<std::int64_t>() >
                std::numeric_limits<std::int64_t>::min();
  if (!fits) return std::nullopt;
  return DumpJson(value);
}

std::optional<std::string> NumberValue(const Json& value) {
  if (!value.is_number() || !std::isfinite(value.get<double>())) {
    return std::nullopt;
  }
  if (value.is_number_float()) return DumpJson(value);
  const std::optional<std::string> integer = IntegerValue(value);
  return integer ? integer : DumpJson(value) + ".0";
}

std::optional<std::string> StringValue(const Json& value, TypeKind kind) {
  if (!value.is_string()) return std::nullopt;
  const std::string literal =
      StringLiteral(value.get_ref<const std::string&>());
  switch (kind) {
    case TypeKind::kDate:
      return "{.text = " + literal + "}";
    case TypeKind::kBytes:
      return "Bytes::FromBase64(" + literal + ")";
    case TypeKind::kPassword:
      return "Password(" + literal + ")";
    default:
      return literal;
  }
}

std::optional<std::string> ListValue(const Json& value, SpecType type) {
  if (!value.is_array()) return std::nullopt;
  if (value.empty()) return "{}";
  if (type.list_levels > 1) return std::nullopt;
  type.list_levels = 0;
  std::string list;
  for (const Json& element : value) {
    const std::optional<std::string> text = CppValue(element, type);
    if (!text) return std::nullopt;
    list += (list.empty() ? "{" : ", ") + *text;
  }
  return list + "}";
}

}  // namespace

std::optional<std::string> CppValue(const Json& value, const SpecType& type) {
  if (type.list_levels > 0) return ListValue(value, type);
  switch (type.kind) {
    case TypeKind::kBoolean:
      if (!value.is_boolean()) return std::nullopt;
      return value.get<bool>() ? "true" : "false";
    case TypeKind::kInteger:
      return IntegerValue(value);
    case TypeKind::kNumber:
      return NumberValue(value);
    case TypeKind::kString:
    case TypeKind::kPython:
    case TypeKind::kDate:
    case TypeKind::kBytes:
    case TypeKind::kPassword:
      return StringValue(value, type.kind);
    case TypeKind::kObject:
      if (!value.is_object() || !value.empty()) return std::nullopt;
      return "Json::object()";
    default:
      return std::nullopt;
  }
}

}  // namespace insight::generator
