#ifndef TOOLS_GENERATOR_SOURCE_EMITTER_H_
#define TOOLS_GENERATOR_SOURCE_EMITTER_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::generator {

// Returns schema.cc: the structs of schema.h from Json and back.
[[nodiscard]] std::string EmitSource(const PluginModel& plugin);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_SOURCE_EMITTER_H_
