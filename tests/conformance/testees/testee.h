// What the steps of the three testees have in common.  They work on JSON
// without generated types, since their answers hold fields that no spec lists.

#ifndef TESTS_CONFORMANCE_TESTEES_TESTEE_H_
#define TESTS_CONFORMANCE_TESTEES_TESTEE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/step/step_def.h"

namespace insight::conformance {

inline StepResult Output(Json output) {
  StepResult result;
  result.output = std::make_unique<Json>(std::move(output));
  return result;
}

// The member `key` as text; empty if there is none.
inline std::string Text(const Json& object, std::string_view key) {
  const auto it = object.find(key);
  return it == object.end() || !it->is_string() ? "" : it->get<std::string>();
}

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_TESTEES_TESTEE_H_
