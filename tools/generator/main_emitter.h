#ifndef TOOLS_GENERATOR_MAIN_EMITTER_H_
#define TOOLS_GENERATOR_MAIN_EMITTER_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::generator {

// Returns plugin_main.cc: the table of steps, and main().
[[nodiscard]] std::string EmitMain(const PluginModel& plugin);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_MAIN_EMITTER_H_
