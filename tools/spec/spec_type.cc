#include "tools/spec/spec_type.h"

namespace insight::spec {
namespace {

struct {
  std::string_view name;
  TypeKind kind;
} constexpr kBuiltIns[] = {
    {"string", TypeKind::kString},
    {"object", TypeKind::kObject},
    {"boolean", TypeKind::kBoolean},
    {"bool", TypeKind::kBoolean},
    {"integer", TypeKind::kInteger},
    {"int", TypeKind::kInteger},
    {"number", TypeKind::kNumber},
    {"float", TypeKind::kNumber},
    {"date", TypeKind::kDate},
    {"bytes", TypeKind::kBytes},
    {"password", TypeKind::kPassword},
    {"python", TypeKind::kPython},
    {"file", TypeKind::kFile},
    {"credential_username_password", TypeKind::kUsernamePassword},
    {"credential_asymmetric_key", TypeKind::kAsymmetricKey},
    {"credential_token", TypeKind::kToken},
    {"credential_secret_key", TypeKind::kSecretKey},
};

}  // namespace

TypeKind BuiltInType(std::string_view name) {
  for (const auto& built_in : kBuiltIns) {
    if (built_in.name == name) return built_in.kind;
  }
  return TypeKind::kUntyped;
}

SpecType ParseType(std::string_view text) {
  SpecType type;
  // Not a list of anything: whoever reads specs takes it for an unknown name.
  if (text == "[]")
    return {.kind = TypeKind::kUntyped, .name = "[]", .list_levels = 0};
  while (text.starts_with("[]")) {
    ++type.list_levels;
    text.remove_prefix(2);
  }
  type.name = text;
  type.kind = BuiltInType(text);
  return type;
}

std::string TypeText(const SpecType& type) {
  std::string text;
  for (int level = 0; level < type.list_levels; ++level) text += "[]";
  return text + type.name;
}

}  // namespace insight::spec
