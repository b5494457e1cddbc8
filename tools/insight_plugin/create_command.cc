#include "tools/insight_plugin/create_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "tools/scaffold/directory_files.h"
#include "tools/scaffold/plugin_skeleton.h"
#include "tools/scaffold/python_plugin.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/validator/ignore_file.h"
#include "tools/validator/validator.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using scaffold::HandWork;
using scaffold::PythonPlugin;
using scaffold::TextFile;

void CheckHasSteps(const spec::PluginSpec& plugin) {
  if (!plugin.actions.empty() || !plugin.triggers.empty() ||
      !plugin.tasks.empty()) {
    return;
  }
  spec::Problems problems;
  problems.AddError(plugin.name_position, "",
                    "the plugin has no action, trigger or task");
  throw spec::SpecException(plugin.file, problems.Sorted());
}

// What is taken over replaces the skeleton's file of the same path.
void Merge(std::vector<TextFile> taken, std::vector<TextFile>& files) {
  for (TextFile& file : taken) {
    const auto same = std::find_if(
        files.begin(), files.end(),
        [&](const TextFile& other) { return other.path == file.path; });
    if (same == files.end()) {
      files.push_back(std::move(file));
    } else {
      *same = std::move(file);
    }
  }
}

FilePlan PlanNew(const std::string& directory, std::vector<TextFile> files) {
  FilePlan plan;
  for (TextFile& file : files) {
    plan.push_back({.path = (fs::path(directory) / file.path).string(),
                    .action = FileAction::kCreate,
                    .new_text = std::move(file.text)});
  }
  return plan;
}

// What is wrong with the spec, which is no fault of what is made of it: the
// plugin's :spec_test passes until somebody takes the entries out.  Nothing if
// the spec is fine.
std::optional<TextFile> IgnoreFile(const std::string& directory,
                                   const std::vector<TextFile>& files) {
  std::map<std::string, std::string> texts;
  for (const TextFile& file : files) texts.emplace(file.path, file.text);
  const validator::PluginFolder folder(directory, std::move(texts));
  std::vector<spec::Problem> problems =
      validator::ProblemsOf(validator::Validate(folder, {.all = true}));
  std::erase_if(problems, [](const spec::Problem& problem) {
    return !problem.file.empty() && problem.file != "help.md";
  });
  const std::string entries = validator::IgnoreFileText(problems, false);
  if (entries.empty()) return std::nullopt;
  return TextFile{validator::kIgnoreFileName,
                  "# What was wrong with the spec when the plugin was made of "
                  "it.\n" +
                      entries};
}

void ReportHandWork(const PythonPlugin& python, Report& report) {
  Json work = Json::array();
  report.Print("To be written by hand, with what it is in Python:\n");
  for (const HandWork& file : python.work) {
    report.Print("  " + file.path + ": " + file.python_path + ", " +
                 std::to_string(file.lines) +
                 (file.lines == 1 ? " line\n" : " lines\n"));
    work.push_back(Json::object({{"path", file.path},
                                 {"python_path", file.python_path},
                                 {"python_lines", file.lines}}));
  }
  if (!python.requirements.empty()) {
    report.Print("Python packages that it uses:\n");
    for (const std::string& line : python.requirements) {
      report.Print("  " + line + "\n");
    }
  }
  report.Set("to_write", std::move(work));
  report.Set("python_requirements", python.requirements);
}

// What to do next, for people.
void SayNext(const std::string& directory,
             const scaffold::PluginSkeleton& skeleton, Report& report) {
  const std::optional<std::string> workspace =
      scaffold::FindWorkspace(directory);
  const std::size_t others = skeleton.steps.size() - 1;
  report.Say(
      "Next: write " + directory + "/" + skeleton.steps.front().source.path +
      (others == 0   ? ""
       : others == 1 ? " and the other step"
                     : " and the " + std::to_string(others) + " other steps") +
      ", then");
  if (workspace) {
    report.Say("  tools/bazelw test //" +
               scaffold::IncludeFolder(directory, "") + "/...");
  } else {
    report.Say("move " + directory +
               " to plugins/ of a workspace with insight_plugin(), and run\n"
               "  tools/bazelw test //plugins/" +
               fs::path(directory).filename().string() + "/...");
  }
}

}  // namespace

usage::CommandHelp CreateCommand::help() const {
  return {
      .description =
          "Makes the plugin's folder, whole or not at all: the spec, a BUILD "
          "file, help.md, and for each step a source file whose inputs are "
          "bound, a test and a sample message. It builds and passes its tests "
          "at once.\n\n"
          "With --from a plugin in Python is taken over: its spec, samples "
          "and test data. What remains to be written by hand is listed with "
          "the size of its Python source.\n\n"
          "What validate finds wrong with the spec is written into "
          ".insight-validate-ignore, to be taken out entry by entry.",
      .examples = {{"Make plugins/text_stats of a spec",
                    "insight-plugin create text_stats.yaml"},
                   {"See what would be made, and write nothing",
                    "insight-plugin create text_stats.yaml --dry-run"},
                   {"Start from a plugin in Python",
                    "insight-plugin create --from ../python/plugins/whois"}},
      .files = {{"plugins/NAME/", "the folder, where NAME is the spec's name"}},
      .exit_statuses = {{"1",
                         "the spec has errors, there is such a folder already, "
                         "or with --check: it would be made"}}};
}

void CreateCommand::Declare(CLI::App& app) {
  app.add_option("spec", spec_,
                 "The spec; with --from by default that of the plugin there")
      ->type_name(std::string(usage::kSpec));
  app.add_option("-d,--target-dir", target_,
                 "Where to make the folder, which is called as the plugin is; "
                 "by default plugins/ of the workspace, outside of one the "
                 "current directory")
      ->type_name(std::string(usage::kDirectory));
  app.add_option("--from", python_plugin_,
                 "A plugin in Python, whose samples and test data are taken "
                 "over; lists what remains to be written")
      ->type_name(std::string(usage::kDirectory));
  writing_.Declare(app);
  DeclareReportOptions(app, options_);
}

std::string CreateCommand::SpecFile() const {
  if (!spec_.empty() || python_plugin_.empty()) return spec_;
  return (fs::path(python_plugin_) / "plugin.spec.yaml").string();
}

std::string CreateCommand::TargetDirectory() const {
  if (!target_.empty()) return target_;
  const std::optional<std::string> workspace = scaffold::FindWorkspace(".");
  if (!workspace) return ".";
  return fs::proximate(fs::path(*workspace) / "plugins").string();
}

void CreateCommand::Create(const std::string& spec_file, Report& report) {
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(spec_file), spec_file);
  report.AddProblems(spec_file, plugin.warnings);
  CheckHasSteps(plugin);
  const std::string directory =
      (fs::path(TargetDirectory()) / plugin.name).lexically_normal().string();
  if (fs::symlink_status(directory).type() != fs::file_type::not_found) {
    report.AddFailure(directory, "there is " + directory +
                                     " already; refresh it (insight-plugin "
                                     "refresh -d " +
                                     directory + ") or remove it");
    return;
  }
  const scaffold::PluginSkeleton skeleton = scaffold::MakePluginSkeleton(
      plugin, scaffold::IncludeFolder(directory, plugin.name));
  std::vector<TextFile> files = scaffold::AllFiles(skeleton);
  std::optional<PythonPlugin> python;
  if (!python_plugin_.empty()) {
    python = scaffold::ReadPythonPlugin(python_plugin_, skeleton);
    Merge(std::move(python->taken), files);
  }
  if (std::optional<TextFile> ignored = IgnoreFile(directory, files)) {
    report.Say("What insight-plugin validate finds wrong with the spec is in " +
               ignored->path + " for now.");
    files.push_back(std::move(*ignored));
  }
  const FilePlan plan = PlanNew(directory, std::move(files));
  writing_.Apply(plan, report, [&] { CreateDirectoryWith(directory, plan); });
  if (python) ReportHandWork(*python, report);
  if (writing_.writes()) SayNext(directory, skeleton, report);
}

int CreateCommand::Run(const Streams& streams) {
  const std::string spec_file = SpecFile();
  if (spec_file.empty()) {
    streams.err << "insight-plugin create: name the spec; try 'insight-plugin "
                   "create --help' for more information\n";
    return kWrongUsage;
  }
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  report.Guard(spec_file, [&] { Create(spec_file, report); });
  return report.Finish();
}

}  // namespace insight::tool
