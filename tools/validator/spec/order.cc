#include <string>

#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

// Source: chapters 2.3 and 8 of the contract; in schemas, `order` is the place
// in the spec, and the spec's own is ignored.
void CheckOrder(const PluginFolder& folder, Findings& findings) {
  std::string section;
  int place = 0;
  for (const FieldView& field : folder.fields()) {
    const std::string path =
        field.path.substr(0, field.path.size() - field.name().size());
    place = path == section ? place + 1 : 1;
    section = path;
    const spec::YamlNode* order = field.Find("order");
    if (order == nullptr || order->text == std::to_string(place)) continue;
    findings.Add({.position = order->position,
                  .path = field.path,
                  .text = "order is ignored; the field is number " +
                          std::to_string(place) + " of its section",
                  .hint = "Move the field to its place, and remove the key."});
  }
}

}  // namespace insight::validator
