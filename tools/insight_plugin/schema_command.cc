#include "tools/insight_plugin/schema_command.h"

#include <CLI/CLI.hpp>
#include <ostream>
#include <stdexcept>
#include <utility>
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
  return json_ ? RunForScripts(file, streams) : RunForPeople(file, streams);
}

int SchemaCommand::RunForPeople(const std::string& file,
                                const Streams& streams) const {
  try {
    const spec::PluginSpec plugin =
        spec::ReadPluginSpec(spec::ReadTextFile(file), file);
    streams.err << spec::FormatProblems(file, plugin.warnings);
    streams.out << generator::PluginSchemasText(plugin);
    if (streams.out_is_terminal) streams.out << '\n';
    return IsFine(plugin.warnings) ? kSuccess : kFailure;
  } catch (const spec::SpecException& e) {
    streams.err << e.what();
    return kFailure;
  }
}

int SchemaCommand::RunForScripts(const std::string& file,
                                 const Streams& streams) const {
  std::vector<spec::Problem> problems;
  Json schemas;
  bool ok = false;
  try {
    const spec::PluginSpec plugin =
        spec::ReadPluginSpec(spec::ReadTextFile(file), file);
    problems = plugin.warnings;
    schemas = generator::PluginSchemas(plugin);
    ok = IsFine(problems);
  } catch (const spec::SpecException& e) {
    problems = e.problems();
  } catch (const std::runtime_error& e) {
    problems = {{.text = e.what()}};
  }
  Json report = MakeReport(name(), ok, file, problems);
  report["schemas"] = std::move(schemas);
  streams.out << DumpIndentedJson(report) << '\n';
  return ok ? kSuccess : kFailure;
}

bool SchemaCommand::IsFine(const std::vector<spec::Problem>& warnings) const {
  return !strict_ || warnings.empty();
}

}  // namespace insight::tool
