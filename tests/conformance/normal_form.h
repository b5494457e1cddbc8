// Documents in a form to compare.

#ifndef TESTS_CONFORMANCE_NORMAL_FORM_H_
#define TESTS_CONFORMANCE_NORMAL_FORM_H_

#include <string>

#include "sdk/json/json.h"

namespace insight::conformance {

// The order of members does not count, 1 is not 1.0, and a log ends before
// Python's traceback.
[[nodiscard]] std::string NormalForm(Json document);

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_NORMAL_FORM_H_
