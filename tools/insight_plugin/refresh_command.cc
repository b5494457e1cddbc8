#include "tools/insight_plugin/refresh_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "tools/scaffold/directory_files.h"
#include "tools/scaffold/python_plugin.h"
#include "tools/scaffold/refresh.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

using scaffold::Orphan;
using scaffold::TextFile;
using spec::Problem;
using spec::Severity;

std::string CheckIgnored(std::string& file) {
  for (char& c : file) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const char* known : {"help.md", "dockerfile", "unit_test"}) {
    if (file == known) return "";
  }
  return "File name not recognised: " + file +
         "; there are help.md, unit_test and dockerfile";
}

FilePlan PlanFiles(const std::string& directory,
                   const scaffold::Refresh& refresh) {
  const auto whole = [&](const std::string& path) {
    return directory == "." ? path : directory + "/" + path;
  };
  FilePlan plan;
  for (const TextFile& file : refresh.generated) {
    plan.push_back(PlanFile(whole(file.path), file.text));
  }
  for (const TextFile& file : refresh.missing) {
    plan.push_back(PlanMissingFile(whole(file.path), file.text));
  }
  for (const std::string& path : refresh.removed) {
    plan.push_back(PlanRemoval(whole(path)));
  }
  return plan;
}

std::vector<Problem> Problems(const spec::PluginSpec& plugin,
                              const scaffold::Refresh& refresh) {
  std::vector<Problem> problems;
  for (const Orphan& orphan : refresh.orphans) {
    problems.push_back(
        {.severity = Severity::kWarning,
         .text = orphan.reason,
         .hint = orphan.is_unedited
                     ? "nobody has edited it; refresh --prune removes it"
                     : "move what it does if this is only a new name, then "
                       "remove it",
         .file = orphan.path});
  }
  if (refresh.build_lacks_plugin) {
    problems.push_back(
        {.severity = Severity::kWarning,
         .text = "it does not make the plugin",
         .hint = "add insight_plugin(name = \"" + plugin.name + "\")",
         .file = "BUILD"});
  }
  return problems;
}

}  // namespace

usage::CommandHelp RefreshCommand::help() const {
  return {
      .description =
          "To be run after an edit of the spec. New steps get skeletons and "
          "tests, help.md and BUILD are brought up to date. Code that somebody "
          "has written is never touched; what belongs to no step any more is "
          "reported.",
      .examples = {{"Bring the plugin in the current directory up to date",
                    "insight-plugin refresh"},
                   {"See the changes first",
                    "insight-plugin refresh -d plugins/jira --diff"},
                   {"Fail in a script unless all plugins are up to date",
                    "insight-plugin refresh --check --quiet "
                    "-d plugins/jira -d plugins/whois"}},
      .files = {{"plugin.spec.yaml", "the spec"},
                {"help.md", "always written anew from the spec"},
                {"BUILD", "made if it is missing"}},
      .exit_statuses = {{"1",
                         "the spec has errors, or with --check: something "
                         "would change"}}};
}

void RefreshCommand::DeclareMore(CLI::App& app) {
  app.add_option("--ignore", ignored_,
                 "What to leave as it is; unit_test: no tests for new steps, "
                 "dockerfile: there is none, so no effect")
      ->type_name("NAME")
      ->transform(
          CLI::Validator(CheckIgnored, "{help.md,unit_test,dockerfile}"));
  app.add_flag("--prune", prune_,
               "Remove skeletons of steps that the spec no longer has, if "
               "nobody has edited them");
  writing_.Declare(app);
}

bool RefreshCommand::Ignores(std::string_view file) const {
  return std::find(ignored_.begin(), ignored_.end(), file) != ignored_.end();
}

void RefreshCommand::RunOn(const Target& target, Report& report) {
  const std::string& directory = target.directory;
  const spec::PluginSpec plugin = spec::ReadPluginSpec(
      spec::ReadTextFile(target.spec_file), target.spec_file);
  report.AddProblems(target.spec_file, plugin.warnings);
  if (scaffold::IsPythonPlugin(directory)) {
    throw std::runtime_error(
        directory +
        " is a plugin in Python; make one in C++ of it: insight-plugin create "
        "--from " +
        directory);
  }
  const scaffold::Refresh refresh = scaffold::PlanRefresh(
      plugin,
      scaffold::MakePluginSkeleton(
          plugin, scaffold::IncludeFolder(directory, plugin.name)),
      scaffold::ReadPluginFiles(directory),
      {.help = !Ignores("help.md"),
       .tests = !Ignores("unit_test"),
       .prune = prune_});
  writing_.Apply(PlanFiles(directory, refresh), report);
  report.AddProblems(target.spec_file, Problems(plugin, refresh));
  if (writing_.writes()) report.Print("Refresh process complete!\n");
}

}  // namespace insight::tool
