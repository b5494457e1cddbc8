#ifndef TOOLS_GENERATOR_HEADER_EMITTER_H_
#define TOOLS_GENERATOR_HEADER_EMITTER_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::generator {

// Returns schema.h: what the author of a plugin includes.
[[nodiscard]] std::string EmitHeader(const PluginModel& plugin);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_HEADER_EMITTER_H_
