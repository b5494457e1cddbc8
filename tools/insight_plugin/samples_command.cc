#include "tools/insight_plugin/samples_command.h"

#include <CLI/CLI.hpp>
#include <stdexcept>
#include <vector>

#include "tools/insight_plugin/did_you_mean.h"
#include "tools/scaffold/directory_files.h"
#include "tools/scaffold/plugin_skeleton.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

using scaffold::StepFiles;

[[noreturn]] void FailUnknownStep(const std::string& name,
                                  const scaffold::PluginSkeleton& skeleton) {
  std::vector<std::string_view> names;
  for (const StepFiles& step : skeleton.steps) {
    names.push_back(step.step->name);
  }
  throw std::runtime_error(NoSuchName("step", name, names));
}

}  // namespace

usage::CommandHelp SamplesCommand::help() const {
  return {
      .description =
          "A sample holds each input with its default, its first allowed "
          "value or a placeholder of its type. The plugin's program takes it "
          "on stdin.",
      .examples = {{"Write the samples that are missing",
                    "insight-plugin samples -d plugins/jira"},
                   {"Write that of one step anew",
                    "insight-plugin samples create_issue --overwrite "
                    "-d plugins/jira"}},
      .files = {{"tests/STEP.json", "the message that starts the step"}}};
}

void SamplesCommand::DeclareMore(CLI::App& app) {
  app.add_option("step", step_,
                 "An action, trigger or task; by default all of them")
      ->type_name(std::string(usage::kStep));
  app.add_flag("--overwrite", overwrite_,
               "Write them anew where there are some");
  writing_.Declare(app);
}

void SamplesCommand::RunOn(const Target& target, Report& report) {
  const spec::PluginSpec plugin = spec::ReadPluginSpec(
      spec::ReadTextFile(target.spec_file), target.spec_file);
  report.AddProblems(target.spec_file, plugin.warnings);
  const scaffold::PluginSkeleton skeleton = scaffold::MakePluginSkeleton(
      plugin, scaffold::IncludeFolder(target.directory, plugin.name));
  FilePlan plan;
  for (const StepFiles& step : skeleton.steps) {
    if (!step_.empty() && step.step->name != step_) continue;
    const std::string path = target.directory == "."
                                 ? step.sample.path
                                 : target.directory + "/" + step.sample.path;
    plan.push_back(overwrite_ ? PlanFile(path, step.sample.text)
                              : PlanMissingFile(path, step.sample.text));
  }
  if (plan.empty() && !step_.empty()) FailUnknownStep(step_, skeleton);
  writing_.Apply(plan, report);
  if (!ChangesFiles(plan)) {
    report.Say(overwrite_ ? "All samples are up to date."
                          : "All samples are there; --overwrite writes them "
                            "anew.");
  }
}

}  // namespace insight::tool
