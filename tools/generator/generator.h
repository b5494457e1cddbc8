// Makes a plugin's C++ from its spec.
//
// Example:
//
//   for (const auto& [name, text] : Generate(spec)) Write(folder + name, text);

#ifndef TOOLS_GENERATOR_GENERATOR_H_
#define TOOLS_GENERATOR_GENERATOR_H_

#include <map>
#include <string>
#include <string_view>

#include "tools/spec/plugin_spec.h"

namespace insight::generator {

// "schema.h", "schema.cc" and "plugin_main.cc" with their texts.
using GeneratedFiles = std::map<std::string, std::string>;

// Returns the files.  The same spec gives the same bytes.  `folder` is what
// schema.h is included by; empty stands for plugins/NAME.
[[nodiscard]] GeneratedFiles Generate(const spec::PluginSpec& spec,
                                      std::string_view folder = "");

// The same from the spec's text; its warnings are lost.  Throws SpecException.
[[nodiscard]] GeneratedFiles Generate(
    std::string_view text, const std::string& file = "plugin.spec.yaml",
    std::string_view folder = "");

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_GENERATOR_H_
