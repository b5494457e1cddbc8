// help.md: a plugin's documentation, made of its spec.
//
// Example:
//
//   const PluginSpec spec = ReadPluginSpec(text, "plugin.spec.yaml");
//   WriteTextFile("help.md", HelpPage(spec, Style::kCorrected));

#ifndef TOOLS_DOCS_HELP_PAGE_H_
#define TOOLS_DOCS_HELP_PAGE_H_

#include <string>

#include "tools/docs/style.h"
#include "tools/spec/plugin_spec.h"

namespace insight::docs {

// Returns the whole file, which has no newline at its end.  Depends on nothing
// but the arguments.
[[nodiscard]] std::string HelpPage(const spec::PluginSpec& spec, Style style);

}  // namespace insight::docs

#endif  // TOOLS_DOCS_HELP_PAGE_H_
