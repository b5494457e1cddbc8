#include <string>

#include "tools/validator/spec/spec_rules.h"
#include "tools/validator/spec/type_table.h"
#include "tools/validator/spec/value_fits.h"

namespace insight::validator {
namespace {

std::string Where(const FieldView& field) {
  if (field.section == Section::kConnection) return "In connection";
  return "In " + std::string(field.kind) + " \"" + field.owner + '"';
}

}  // namespace

void CheckExampleInputs(const PluginFolder& folder, Findings& findings) {
  const TypeTable types(folder.root());
  for (const FieldView& field : folder.fields()) {
    if (!IsInput(field)) continue;
    const spec::YamlNode* example = field.Find("example");
    if (example == nullptr) {
      findings.Add({.position = field.position(),
                    .path = field.path,
                    .text = Where(field) + ": input \"" + field.name() +
                            "\", there is no example field.",
                    .hint = "All inputs should have example field in "
                            "plugin.spec."});
      continue;
    }
    const spec::SpecType type = types.Resolve(TypeOf(field));
    if (ExampleFits(*example, type)) continue;
    findings.AddWarning(
        {.position = example->position,
         .path = field.path,
         .text = "example " + Show(*example) + " is not " + WithArticle(type)});
  }
}

}  // namespace insight::validator
