#ifndef TOOLS_GENERATOR_MODEL_BUILDER_H_
#define TOOLS_GENERATOR_MODEL_BUILDER_H_

#include <set>
#include <string>

#include "tools/generator/model.h"
#include "tools/spec/plugin_spec.h"

namespace insight::generator {

// Returns the model of `spec`, which must outlive it.  `header` is the path by
// which the generated header is included.
//
// Names are handed out in this order, so that those which authors write most
// stay plain: steps, the spec's types, enums.
//
// A field whose type leads back to the struct that it is in is Json: a struct
// cannot contain itself.
//
// `open_types` are types of the spec, and outputs ("STEP.output" of an action
// or a trigger), whose values have members that it does not name.  Throws
// std::invalid_argument if the spec has no such type or output.
[[nodiscard]] PluginModel BuildModel(
    const spec::PluginSpec& spec, const std::string& header,
    const std::set<std::string>& open_types = {});

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_MODEL_BUILDER_H_
