// Whether a value of a spec is one of the type that its field has.

#ifndef TOOLS_VALIDATOR_SPEC_VALUE_FITS_H_
#define TOOLS_VALIDATOR_SPEC_VALUE_FITS_H_

#include <string>
#include <string_view>

#include "tools/spec/spec_type.h"
#include "tools/spec/yaml_node.h"

namespace insight::validator {

// Whether JSON Schema would accept the value.  Lists are looked into, objects
// are not.  What has no known type, and null, is fine.
[[nodiscard]] bool ValueFits(const spec::YamlNode& value,
                             const spec::SpecType& type);

// The same for an example, which may also be the JSON text of the value, and
// the bare secret of a credential.
[[nodiscard]] bool ExampleFits(const spec::YamlNode& example,
                               const spec::SpecType& type);

// Returns "an integer", "a list of strings", ...
[[nodiscard]] std::string WithArticle(const spec::SpecType& type);

// Returns the value as JSON, shortened if it is long.
[[nodiscard]] std::string Show(const spec::YamlNode& value);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_VALUE_FITS_H_
