// What a skeleton fills an output with.

#ifndef TOOLS_SCAFFOLD_REQUIRED_VALUES_H_
#define TOOLS_SCAFFOLD_REQUIRED_VALUES_H_

#include <string>
#include <vector>

#include "tools/generator/model.h"
#include "tools/spec/plugin_spec.h"

namespace insight::scaffold {

// Returns a statement for each field of `s` that the spec requires:
//   output.count = 0;
// and those for what is required further in where C++'s own initial value would
// not fit the schema.  `fields` are what `s` is made from, `variable` is of its
// type.  Formatted for a function's body.
[[nodiscard]] std::vector<std::string> RequiredValues(
    const generator::PluginModel& plugin, const generator::StructModel& s,
    const spec::FieldList& fields, const std::string& variable);

// Returns "LEFT = RIGHT;", broken where it is too long for a function's body.
[[nodiscard]] std::string Assignment(const std::string& left,
                                     const std::string& right);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_REQUIRED_VALUES_H_
