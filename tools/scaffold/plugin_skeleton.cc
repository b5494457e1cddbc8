#include "tools/scaffold/plugin_skeleton.h"

#include <cstddef>
#include <utility>

#include "tools/docs/help_page.h"
#include "tools/generator/model_builder.h"
#include "tools/scaffold/connection_skeleton.h"
#include "tools/scaffold/sample_message.h"
#include "tools/scaffold/step_names.h"
#include "tools/scaffold/step_skeleton.h"
#include "tools/scaffold/test_skeleton.h"

namespace insight::scaffold {
namespace {

using generator::PluginModel;
using generator::StepModel;

std::string BuildFile(const std::string& name) {
  return "load(\"//tools/build_defs:defs.bzl\", \"insight_plugin\")\n\n"
         "insight_plugin(name = \"" +
         name + "\")\n";
}

StepFiles FilesOfStep(const PluginModel& plugin, const StepModel& step,
                      StepNames names) {
  return {
      .step = step.spec,
      .kind = step.kind,
      .source = {std::move(names.source), StepSkeleton(plugin, step)},
      .test = {std::move(names.test), TestSkeleton(plugin, step)},
      .sample = {std::move(names.sample),
                 SampleMessage(*plugin.spec, *step.spec, step.kind)},
  };
}

}  // namespace

PluginSkeleton MakePluginSkeleton(const spec::PluginSpec& spec,
                                  std::string_view folder) {
  const PluginModel plugin =
      generator::BuildModel(spec, std::string(folder) + "/schema.h");
  PluginSkeleton skeleton = {
      .spec = {"plugin.spec.yaml", spec.text},
      .build = {"BUILD", BuildFile(spec.name)},
      .help = {"help.md", docs::HelpPage(spec, docs::Style::kCorrected)},
      .connection = {},
      .steps = {}};
  if (plugin.has_connection) {
    skeleton.connection = {
        {"connection.h", ConnectionHeaderSkeleton(plugin)},
        {"connection.cc", ConnectionSourceSkeleton(plugin)},
        {"tests/connection_test.cc", ConnectionTestSkeleton(plugin)}};
  }
  std::vector<StepNames> names = NameStepFiles(plugin);
  for (std::size_t i = 0; i < names.size(); ++i) {
    skeleton.steps.push_back(
        FilesOfStep(plugin, plugin.steps[i], std::move(names[i])));
  }
  return skeleton;
}

std::vector<TextFile> AllFiles(const PluginSkeleton& skeleton) {
  std::vector<TextFile> files = {skeleton.spec, skeleton.build, skeleton.help};
  files.insert(files.end(), skeleton.connection.begin(),
               skeleton.connection.end());
  for (const StepFiles& step : skeleton.steps) {
    files.insert(files.end(), {step.source, step.test, step.sample});
  }
  return files;
}

bool MakesPlugin(std::string_view build, const spec::PluginSpec& spec) {
  return build.find("insight_plugin(") != std::string_view::npos &&
         build.find("name = \"" + spec.name + "\"") != std::string_view::npos;
}

}  // namespace insight::scaffold
