#include "tools/insight_plugin/schema_command.h"

#include <CLI/CLI.hpp>
#include <ostream>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/generator/schemas.h"
#include "tools/insight_plugin/report.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {

void SchemaCommand::Declare(CLI::App& app) {
  app.add_option("spec", spec_path_,
                 "The spec; by default plugin.spec.yaml in the target "
                 "directory");
  app.add_option("-d,--target-dir", target_dir_, "The plugin's directory")
      ->capture_default_str();
  app.add_flag("--json", json_, "Print one JSON document, problems included");
  app.add_flag("--strict", strict_, "Fail on warnings, too");
}

std::string SchemaCommand::SpecPath() const {
  return spec_path_.empty() ? target_dir_ + "/plugin.spec.yaml" : spec_path_;
}

int SchemaCommand::Run(const Streams& streams) {
  const std::string file = SpecPath();
  const std::string text = spec::ReadTextFile(file);
  std::vector<spec::Problem> problems;
  std::string schemas;
  Json schemas_json;
  bool ok = true;
  try {
    const spec::PluginSpec plugin = spec::ReadPluginSpec(text, file);
    problems = plugin.warnings;
    ok = !strict_ || problems.empty();
    schemas = generator::PluginSchemasText(plugin);
    if (json_) schemas_json = generator::PluginSchemas(plugin);
  } catch (const spec::SpecException& e) {
    problems = e.problems();
    ok = false;
  }
  if (json_) {
    Json report = MakeReport(name(), ok, file, problems);
    report["schemas"] = std::move(schemas_json);
    streams.out << DumpIndentedJson(report) << '\n';
  } else {
    streams.err << spec::FormatProblems(file, problems);
    streams.out << schemas;
    if (streams.out_is_terminal && !schemas.empty()) streams.out << '\n';
  }
  return ok ? kSuccess : kFailure;
}

}  // namespace insight::tool
