// What the files of a step are called.

#ifndef TOOLS_SCAFFOLD_STEP_NAMES_H_
#define TOOLS_SCAFFOLD_STEP_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/generator/model.h"

namespace insight::scaffold {

// Paths within the plugin's folder.
struct StepNames {
  std::string source;  // "actions/look_up.cc"
  std::string test;    // "tests/look_up_test.cc"
  std::string sample;  // "tests/look_up.json"
};

// Returns "action", "trigger" or "task".
[[nodiscard]] std::string_view KindName(generator::StepKind kind);

// Returns the names for each step, in the model's order.  A step's files are
// called as it is on the wire where that is made of ASCII letters, digits and
// underscores, else as a field of that name would be: "2fa code" is
// n2fa_code.cc.  Of two that would share a file the second gets a number.
[[nodiscard]] std::vector<StepNames> NameStepFiles(
    const generator::PluginModel& plugin);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_STEP_NAMES_H_
