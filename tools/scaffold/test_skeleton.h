// The tests of skeletons, for authors to start from.

#ifndef TOOLS_SCAFFOLD_TEST_SKELETON_H_
#define TOOLS_SCAFFOLD_TEST_SKELETON_H_

#include <string>

#include "tools/generator/model.h"

namespace insight::scaffold {

// Returns a test of what StepSkeleton() does.
[[nodiscard]] std::string TestSkeleton(const generator::PluginModel& plugin,
                                       const generator::StepModel& step);

// Returns a test of what the connection's skeleton does.
[[nodiscard]] std::string ConnectionTestSkeleton(
    const generator::PluginModel& plugin);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_TEST_SKELETON_H_
