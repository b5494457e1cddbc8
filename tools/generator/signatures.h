// The functions that an author writes, as the header declares them.

#ifndef TOOLS_GENERATOR_SIGNATURES_H_
#define TOOLS_GENERATOR_SIGNATURES_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::generator {

// Returns the declaration of a step's function, with its semicolon.
[[nodiscard]] std::string StepDeclaration(const StepModel& step,
                                          bool has_connection);

// Returns the first lines of a generated file.
[[nodiscard]] std::string FileComment(const PluginModel& plugin,
                                      const std::string& what);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_SIGNATURES_H_
