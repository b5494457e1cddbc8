#include "tools/insight_plugin/schema_command.h"

#include "sdk/json/json.h"
#include "tools/generator/schemas.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {

void SchemaCommand::RunOn(const Target& target, Report& report) {
  const std::string& file = target.spec_file;
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  report.AddProblems(file, plugin.warnings);
  report.PrintDocument(generator::PluginSchemasText(plugin));
  report.Set("schemas", generator::PluginSchemas(plugin));
}

}  // namespace insight::tool
