#include "tools/spec/plugin_spec.h"

namespace insight::spec {

std::string FieldSpec::DescriptionText() const {
  return description && description->value.is_string()
             ? description->value.get<std::string>()
             : "";
}

const TypeSpec* PluginSpec::FindType(std::string_view type_name) const {
  for (const TypeSpec& type : types) {
    if (type.name == type_name) return &type;
  }
  return nullptr;
}

}  // namespace insight::spec
