#ifndef TOOLS_DOCS_TYPE_EXAMPLE_H_
#define TOOLS_DOCS_TYPE_EXAMPLE_H_

#include "sdk/json/json_fwd.h"
#include "tools/docs/style.h"
#include "tools/spec/spec_type.h"

namespace insight::docs {

// Returns what stands for a value of a built-in type in examples and samples:
// {} for an object, and for a type that is not built in.  Looks at no list
// levels.
[[nodiscard]] Json TypeExample(const spec::SpecType& type, Style style);

}  // namespace insight::docs

#endif  // TOOLS_DOCS_TYPE_EXAMPLE_H_
