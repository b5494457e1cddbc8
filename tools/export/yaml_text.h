#ifndef TOOLS_EXPORT_YAML_TEXT_H_
#define TOOLS_EXPORT_YAML_TEXT_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight::exporting {

// Returns the value as a YAML document in block style, in its own order, with a
// line break at the end.  A text is quoted where anything else could be read
// in it, by YAML 1.1's rules or 1.2's: "1.0", "yes", "10001:10001".
[[nodiscard]] std::string YamlText(const Json& value);

}  // namespace insight::exporting

#endif  // TOOLS_EXPORT_YAML_TEXT_H_
