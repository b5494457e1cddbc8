// Runs a case and says what is wrong with the reply.

#ifndef SDK_TESTING_CASES_CASE_CHECK_H_
#define SDK_TESTING_CASES_CASE_CHECK_H_

#include <string>
#include <vector>

#include "sdk/testing/cases/case.h"
#include "sdk/testing/cases/plugin_process.h"

namespace insight::testing {

// Returns one line for each thing that is not as expected: none if the case
// passes.  Passes on what `run` throws.
[[nodiscard]] std::vector<std::string> ProblemsOf(const Case& test_case,
                                                  const PluginRunner& run);

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_CASE_CHECK_H_
