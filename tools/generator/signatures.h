// The functions that an author writes, as the header declares them.

#ifndef TOOLS_GENERATOR_SIGNATURES_H_
#define TOOLS_GENERATOR_SIGNATURES_H_

#include <string>
#include <vector>

#include "tools/generator/model.h"

namespace insight::generator {

// A parameter of a step's function: "const LookUpInput&" and "input".
struct StepParameter {
  std::string type;
  std::string name;
};

[[nodiscard]] std::vector<StepParameter> StepParameters(const StepModel& step,
                                                        bool has_connection);

[[nodiscard]] std::string StepReturnType(const StepModel& step);

// Returns the declaration of a step's function, with its semicolon.
[[nodiscard]] std::string StepDeclaration(const StepModel& step,
                                          bool has_connection);

// Returns the first lines of a generated file.
[[nodiscard]] std::string FileComment(const PluginModel& plugin,
                                      const std::string& what);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_SIGNATURES_H_
