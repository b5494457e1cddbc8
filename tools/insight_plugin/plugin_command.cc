#include "tools/insight_plugin/plugin_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace insight::tool {
namespace {

constexpr const char* kSpecName = "plugin.spec.yaml";

}  // namespace

Target TargetOfSpec(const std::string& spec) {
  const std::string folder = std::filesystem::path(spec).parent_path().string();
  return {.directory = folder.empty() ? "." : folder, .spec_file = spec};
}

Target TargetOfDirectory(std::string directory) {
  while (directory.size() > 1 && directory.ends_with('/')) directory.pop_back();
  // "./plugin.spec.yaml" says no more than its name does.
  std::string spec =
      directory == "."
          ? kSpecName
          : (std::filesystem::path(directory) / kSpecName).string();
  return {.directory = std::move(directory), .spec_file = std::move(spec)};
}

void PluginCommand::Declare(CLI::App& app) {
  if (takes_specs()) {
    app.add_option("spec", specs_,
                   "The specs; by default plugin.spec.yaml in the target "
                   "directory")
        ->type_name(std::string(usage::kSpec));
  }
  app.add_option("-d,--target-dir", directories_,
                 "The plugin's directory, by default the current one; may be "
                 "repeated")
      ->type_name(std::string(usage::kDirectory))
      ->group(kCommonOptions)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  DeclareMore(app);
  DeclareReportOptions(app, options_);
}

void PluginCommand::DeclareMore(CLI::App& /*app*/) {}

std::vector<Target> PluginCommand::Targets() const {
  std::vector<Target> targets;
  for (const std::string& spec : specs_) targets.push_back(TargetOfSpec(spec));
  for (const std::string& directory : directories_) {
    targets.push_back(TargetOfDirectory(directory));
  }
  if (targets.empty()) targets.push_back(TargetOfDirectory("."));
  return targets;
}

int PluginCommand::Run(const Streams& streams) {
  const std::vector<Target> targets = Targets();
  Report report(name(), options_, streams, targets.size());
  for (const Target& target : targets) {
    report.StartTarget();
    report.Guard(target.spec_file, [&] { RunOn(target, report); });
  }
  return report.Finish();
}

}  // namespace insight::tool
