// Default values of a spec as C++ initialisers.

#ifndef TOOLS_GENERATOR_CPP_VALUE_H_
#define TOOLS_GENERATOR_CPP_VALUE_H_

#include <optional>
#include <string>

#include "sdk/json/json_fwd.h"
#include "tools/spec/spec_type.h"

namespace insight::generator {

// Returns what a variable of the field's type is initialised with, such as 10
// or {"a", "b"}.  Nothing where there is no such value: the default has another
// type than the field, is out of range, or is an object with members; the
// field then has no default in C++.
[[nodiscard]] std::optional<std::string> CppValue(const Json& value,
                                                  const spec::SpecType& type);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_CPP_VALUE_H_
