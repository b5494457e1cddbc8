// The JSON schemas of a plugin, as the runtime checks messages with them and
// as other tools expect them: key order is part of them.

#ifndef TOOLS_GENERATOR_SCHEMAS_H_
#define TOOLS_GENERATOR_SCHEMAS_H_

#include <string>

#include "sdk/json/json_fwd.h"
#include "tools/spec/plugin_spec.h"

namespace insight::generator {

// Of an input, an output, a state or the connection: {} if there are no fields.
[[nodiscard]] Json SectionSchema(const spec::FieldList& fields,
                                 const spec::PluginSpec& spec);

// A task's output is a list whose elements the schema does not describe.  It
// has title and description of the field that comes first by name.
[[nodiscard]] Json TaskOutputSchema(const spec::FieldList& fields,
                                    const spec::PluginSpec& spec);

// Everything: {"plugin", "connection", "actions", "triggers", "tasks"}.  The
// last three have a member for each step, in the spec's order, with "input",
// "state" (tasks only) and "output"; they are left out where there are no steps
// of the kind.
[[nodiscard]] Json PluginSchemas(const spec::PluginSpec& spec);

// Returns that as text: one blank per level, ASCII only, no final newline.
[[nodiscard]] std::string PluginSchemasText(const spec::PluginSpec& spec);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_SCHEMAS_H_
