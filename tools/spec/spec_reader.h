// Reads a plugin.spec.yaml.
//
// Example:
//
//   const PluginSpec spec = ReadPluginSpec(text, "plugin.spec.yaml");
//   std::cerr << FormatProblems(spec.file, spec.warnings);

#ifndef TOOLS_SPEC_SPEC_READER_H_
#define TOOLS_SPEC_SPEC_READER_H_

#include <string>
#include <string_view>

#include "tools/spec/plugin_spec.h"

namespace insight::spec {

// Reads `text`; `file` is what messages name it.  Throws SpecException with
// every problem that there is, if one of them is an error.
//
// Accepts whatever real specs hold: what only a validator should refuse (an
// unknown type's name, a default of another type) is a warning.  A section that
// is missing or null is empty.
[[nodiscard]] PluginSpec ReadPluginSpec(std::string_view text,
                                        const std::string& file);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_SPEC_READER_H_
