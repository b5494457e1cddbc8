// What an unquoted word of YAML 1.1 stands for, as PyYAML's safe_load() has it,
// which is what reads specs elsewhere.

#ifndef TOOLS_SPEC_YAML_SCALAR_H_
#define TOOLS_SPEC_YAML_SCALAR_H_

#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight::spec {

// Returns null, a boolean, an integer of any size, a double or a string.  A
// timestamp is the string that it was written as.
//
// Source: https://yaml.org/type/ (bool, int, float, null), with PyYAML's two
// restrictions: an exponent needs its sign, and a float its point.
[[nodiscard]] Json ResolvePlainScalar(std::string_view text);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_YAML_SCALAR_H_
