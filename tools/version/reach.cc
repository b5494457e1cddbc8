#include "tools/version/reach.h"

#include <utility>
#include <vector>

namespace insight::version {
namespace {

using spec::FieldList;

// Adds the types that `fields` need to `reached`.
void Follow(const spec::PluginSpec& spec, const FieldList& fields,
            std::set<std::string>& reached) {
  std::vector<const FieldList*> open = {&fields};
  while (!open.empty()) {
    const FieldList& list = *open.back();
    open.pop_back();
    for (const spec::FieldSpec& field : list) {
      if (field.type.kind != spec::TypeKind::kCustom) continue;
      const spec::TypeSpec* type = spec.FindType(field.type.name);
      if (type != nullptr && reached.insert(type->name).second) {
        open.push_back(&type->fields);
      }
    }
  }
}

}  // namespace

Reach ReachOfTypes(const spec::PluginSpec& spec) {
  Reach reach;
  Follow(spec, spec.connection, reach.read_in);
  for (const auto* steps : {&spec.actions, &spec.triggers, &spec.tasks}) {
    for (const spec::StepSpec& step : *steps) {
      Follow(spec, step.input, reach.read_in);
      Follow(spec, step.output, reach.sent_out);
    }
  }
  return reach;
}

}  // namespace insight::version
