#include "tools/validator/spec/type_table.h"

namespace insight::validator {

TypeTable::TypeTable(const spec::YamlNode& root) {
  const spec::YamlMember* types = root.Find("types");
  if (types == nullptr) return;
  for (const spec::YamlMember& type : types->value.members) {
    types_.emplace(type.key, &type);
  }
}

spec::SpecType TypeTable::Resolve(std::string_view text) const {
  spec::SpecType type = spec::ParseType(text);
  if (IsCustom(type.name)) type.kind = spec::TypeKind::kCustom;
  return type;
}

bool TypeTable::IsCustom(std::string_view name) const {
  return spec::BuiltInType(name) == spec::TypeKind::kUntyped &&
         types_.find(name) != types_.end();
}

}  // namespace insight::validator
