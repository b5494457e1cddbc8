// Raising a plugin's version: what `bump` and `semver` have in common.

#ifndef TOOLS_INSIGHT_PLUGIN_RAISE_VERSION_H_
#define TOOLS_INSIGHT_PLUGIN_RAISE_VERSION_H_

#include <string>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/report.h"
#include "tools/insight_plugin/writing_options.h"
#include "tools/version/bump_plan.h"

namespace insight::tool {

void DeclareBase(CLI::App& app, std::string& base);

// Writes the spec and help.md as the request has it, or tells what would be
// written.  `base` is a file or a revision; empty for where git's branch left
// the main one.  Throws what PlanBump() and ReadBaseSpec() throw.
void RaiseVersion(const Target& target, const std::string& base,
                  const version::BumpRequest& request,
                  const WritingOptions& writing, Report& report);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_RAISE_VERSION_H_
