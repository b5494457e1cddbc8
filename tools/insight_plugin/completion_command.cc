#include "tools/insight_plugin/completion_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <ostream>
#include <vector>

#include "sdk/json/json.h"
#include "tools/insight_plugin/describe_program.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/usage/completion.h"
#include "tools/validator/rule.h"

namespace insight::tool {
namespace {

// What a shell would take for more than a word is no help in completing one.
bool IsPlainWord(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

std::string Steps(const std::string& directory) {
  const std::string file =
      (std::filesystem::path(directory) / "plugin.spec.yaml").string();
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  std::string lines;
  for (const auto* steps : {&plugin.actions, &plugin.triggers, &plugin.tasks}) {
    for (const spec::StepSpec& step : *steps) {
      if (IsPlainWord(step.name)) lines += step.name + '\n';
    }
  }
  return lines;
}

std::string Rules() {
  std::string lines;
  for (const validator::Rule& rule : validator::Rules()) {
    lines += std::string(rule.name) + '\n';
  }
  return lines;
}

std::string Script(const std::string& shell) {
  const usage::Program program = DescribeProgram();
  if (shell == "bash") return usage::BashCompletion(program);
  return shell == "zsh" ? usage::ZshCompletion(program)
                        : usage::FishCompletion(program);
}

}  // namespace

usage::CommandHelp CompletionCommand::help() const {
  return {
      .description =
          "Completes commands, options, values out of a list, specs, "
          "directories, and the steps of the spec in reach: that of -d, or of "
          "the current directory.",
      .examples = {{"In bash, for this session; a line for ~/.bashrc",
                    "source <(insight-plugin completion bash)"},
                   {"In zsh, where ~/.zfunc is in fpath",
                    "insight-plugin completion zsh > ~/.zfunc/_insight-plugin"},
                   {"In fish",
                    "insight-plugin completion fish > \\\n"
                    "  ~/.config/fish/completions/insight-plugin.fish"}},
      .files = {{"plugin.spec.yaml", "the spec, whose steps are offered"}}};
}

void CompletionCommand::Declare(CLI::App& app) {
  app.add_option("shell", shell_, "The shell")
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  constexpr const char* kHidden = "";
  app.add_option("--list", list_)
      ->check(CLI::IsMember({"steps", "rules"}))
      ->group(kHidden);
  app.add_option("-d,--target-dir", directory_)->group(kHidden);
  DeclareReportOptions(app, options_);
}

std::string CompletionCommand::Listed() const {
  return list_ == "steps" ? Steps(directory_) : Rules();
}

int CompletionCommand::Run(const Streams& streams) {
  if (shell_.empty() && list_.empty()) {
    streams.err << "insight-plugin completion: name the shell: bash, zsh or "
                   "fish; try 'insight-plugin completion --help' for more "
                   "information\n";
    return kWrongUsage;
  }
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  report.Guard("plugin.spec.yaml", [&] {
    const std::string text = list_.empty() ? Script(shell_) : Listed();
    report.Print(text);
    report.Set("script", text);
  });
  return report.Finish();
}

}  // namespace insight::tool
