#include "tools/spec/scalar_fits.h"

#include "sdk/json/json.h"

namespace insight::spec {

bool ScalarFits(const Json& value, TypeKind kind) {
  switch (kind) {
    case TypeKind::kUntyped:
      return true;
    case TypeKind::kString:
    case TypeKind::kDate:
    case TypeKind::kBytes:
    case TypeKind::kPassword:
    case TypeKind::kPython:
      return value.is_string();
    case TypeKind::kBoolean:
      return value.is_boolean();
    case TypeKind::kInteger:
      return IsInteger(value);
    case TypeKind::kNumber:
      return value.is_number() || IsInteger(value);
    default:
      return value.is_object();
  }
}

}  // namespace insight::spec
