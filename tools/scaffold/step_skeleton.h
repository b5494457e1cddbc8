// The code of a step that nobody has written yet.

#ifndef TOOLS_SCAFFOLD_STEP_SKELETON_H_
#define TOOLS_SCAFFOLD_STEP_SKELETON_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::scaffold {

// Returns the file that defines the step's function: formatted, and compiles
// without a warning whatever the spec's texts hold.  An action fills its
// output, a trigger sends an event every five seconds until it is cancelled, a
// task returns its state.
[[nodiscard]] std::string StepSkeleton(const generator::PluginModel& plugin,
                                       const generator::StepModel& step);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_STEP_SKELETON_H_
