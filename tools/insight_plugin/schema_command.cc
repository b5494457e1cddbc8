#include "tools/insight_plugin/schema_command.h"

#include "sdk/json/json.h"
#include "tools/generator/schemas.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {

usage::CommandHelp SchemaCommand::help() const {
  return {
      .description =
          "For each step those of its input, output and, for a task, state; "
          "for the plugin that of its connection and of its own types. They "
          "are "
          "what a caller's message and a plugin's reply are checked against.",
      .examples = {{"Print the schemas of a plugin",
                    "insight-plugin schema -d plugins/whois"},
                   {"Fail in a script if a spec is broken or has a warning",
                    "insight-plugin schema --strict plugin.spec.yaml"},
                   {"Pick one with jq",
                    "insight-plugin schema plugin.spec.yaml | "
                    "jq .actions.lookup.input"}},
      .files = {{"plugin.spec.yaml", "the spec"}}};
}

void SchemaCommand::RunOn(const Target& target, Report& report) {
  const std::string& file = target.spec_file;
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  report.AddProblems(file, plugin.warnings);
  report.PrintDocument(generator::PluginSchemasText(plugin));
  report.Set("schemas", generator::PluginSchemas(plugin));
}

}  // namespace insight::tool
