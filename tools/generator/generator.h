// Makes a plugin's C++ from its spec.
//
// Example:
//
//   for (const auto& [name, text] : Generate(spec)) Write(folder + name, text);

#ifndef TOOLS_GENERATOR_GENERATOR_H_
#define TOOLS_GENERATOR_GENERATOR_H_

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "tools/spec/plugin_spec.h"

namespace insight::generator {

// "schema.h", "schema.cc" and "plugin_main.cc" with their texts.
using GeneratedFiles = std::map<std::string, std::string>;

struct GenerateOptions {
  // What schema.h is included by; empty stands for plugins/NAME.
  std::string folder = {};
  // Types of the spec, and outputs ("STEP.output" of an action or a trigger),
  // whose values have members that it does not name: their structs get a field
  // `more_members`.
  std::set<std::string> open_types = {};
};

// Returns the files.  The same spec and options give the same bytes.  Throws
// std::invalid_argument if the spec does not have one of the open types.
[[nodiscard]] GeneratedFiles Generate(const spec::PluginSpec& spec,
                                      const GenerateOptions& options = {});

// The same from the spec's text; its warnings are lost.  Throws SpecException.
[[nodiscard]] GeneratedFiles Generate(
    std::string_view text, const std::string& file = "plugin.spec.yaml",
    const GenerateOptions& options = {});

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_GENERATOR_H_
