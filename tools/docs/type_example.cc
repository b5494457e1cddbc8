#include "tools/docs/type_example.h"

#include "sdk/json/json.h"

namespace insight::docs {

using spec::SpecType;
using spec::TypeKind;

Json TypeExample(const SpecType& type, Style style) {
  const bool python = style == Style::kPython;
  switch (type.kind) {
    case TypeKind::kBoolean:
      return python ? Json("true") : Json(true);
    case TypeKind::kInteger:
      return 0;
    case TypeKind::kNumber:
      return type.name == "float" ? Json(0.0) : Json(0);
    case TypeKind::kString:
    case TypeKind::kDate:
    case TypeKind::kBytes:
    case TypeKind::kPassword:
    case TypeKind::kPython:
      return "";
    case TypeKind::kFile:
      return Json::object({{"filename", "string"}, {"content", "bytes"}});
    case TypeKind::kUsernamePassword:
      return Json::object({{"username", ""}, {"password", ""}});
    case TypeKind::kAsymmetricKey:
      return Json::object({{python ? "key" : "privateKey", ""}});
    case TypeKind::kToken:
      return Json::object({{"domain", ""}, {"token", ""}});
    case TypeKind::kSecretKey:
      return Json::object({{"secretKey", ""}});
    default:
      return Json::object();
  }
}

}  // namespace insight::docs
