#ifndef TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_

#include <string_view>

#include "tools/insight_plugin/plugin_command.h"

namespace insight::tool {

// insight-plugin schema: prints the JSON schemas of specs, one blank per level
// and without a final newline, except on a terminal.
class SchemaCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "schema"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Print the JSON schemas of a plugin.spec.yaml";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void RunOn(const Target& target, Report& report) override;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_
