#include "tools/insight_plugin/validate_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sdk/json/json.h"
#include "tools/spec/plugin_spec.h"
#include "tools/validator/ignore_file.h"
#include "tools/validator/repair.h"
#include "tools/validator/rule.h"
#include "tools/version/base_spec.h"

namespace insight::tool {
namespace {

using spec::Problem;
using spec::Severity;
using validator::PluginFolder;
using validator::Rule;
using validator::Scope;

std::string CheckRuleName(std::string& name) {
  return validator::FindRule(name) == nullptr
             ? validator::UnknownRuleText(name) + " (see --list-rules)"
             : "";
}

std::string_view LevelName(Severity level) {
  return level == Severity::kError ? "error" : "warning";
}

std::string_view ScopeName(Scope scope) {
  switch (scope) {
    case Scope::kSpec:
      return "spec";
    case Scope::kFolder:
      return "directory";
    case Scope::kCpp:
      return "C++";
    case Scope::kPython:
      return "Python";
    case Scope::kBase:
      return "--base";
  }
  return "";
}

std::string Padded(std::string_view text, std::size_t width) {
  return std::string(text) +
         std::string(width - std::min(width, text.size()), ' ');
}

std::string PathIn(const std::string& directory, const std::string& file) {
  return directory == "." ? file
                          : (std::filesystem::path(directory) / file).string();
}

Json ToJson(const Rule& rule) {
  return Json::object({{"name", rule.name},
                       {"level", LevelName(rule.level)},
                       {"for", ScopeName(rule.scope)},
                       {"by_default", rule.by_default},
                       {"summary", rule.summary}});
}

// Returns "1 error, 2 warnings".
std::string Count(const std::vector<Problem>& problems) {
  const auto errors = std::count_if(
      problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.severity == Severity::kError;
      });
  const auto say = [](auto number, const std::string& what) {
    return std::to_string(number) + ' ' + what + (number == 1 ? "" : "s");
  };
  return say(errors, "error") + ", " +
         say(static_cast<std::ptrdiff_t>(problems.size()) - errors, "warning");
}

}  // namespace

usage::CommandHelp ValidateCommand::help() const {
  return {
      .description =
          "Says of the spec, help.md and the files beside them what a reviewer "
          "would say: each complaint has a place, the name of a rule and, "
          "where there is one, a hint. Nothing is asked of the network. "
          "Plugins "
          "in Python have rules of their own.\n\n"
          "What is meant to be as it is stands in .insight-validate-ignore: on "
          "each line a rule, and behind it what the complaint is about, if not "
          "everything.",
      .examples = {{"Check a plugin",
                    "insight-plugin validate -d plugins/jira"},
                   {"Check two, as one JSON document",
                    "insight-plugin validate -d plugins/jira -d plugins/whois "
                    "--json"},
                   {"See what --fix would repair",
                    "insight-plugin validate -d plugins/jira --fix --diff"},
                   {"Also check that the version accounts for the changes",
                    "insight-plugin validate -d plugins/jira --base "
                    "origin/main"}},
      .files = {{"plugin.spec.yaml", "the spec"},
                {".insight-validate-ignore", "what not to complain about"}},
      .exit_statuses = {{"1",
                         "an error was found, with --strict also a warning; "
                         "with --check: something would be repaired"}}};
}

void ValidateCommand::DeclareMore(CLI::App& app) {
  app.add_flag("--all", options_.all,
               "Check the rules that are not for every day, too");
  app.add_option("--rule", options_.rules,
                 "Check this rule alone; may be repeated")
      ->type_name(std::string(usage::kRule))
      ->allow_extra_args(false)
      ->check(CLI::Validator(CheckRuleName, ""));
  app.add_flag("--list-rules", list_rules_, "Print the rules, and do no more");
  app.add_option("--base", base_,
                 "The spec that the version must account for changes of: a "
                 "file or a revision of git")
      ->type_name(std::string(usage::kFile));
  CLI::Option* fix = app.add_flag(
      "--fix", fix_, "Repair what needs no decision, in spec and help.md");
  app.add_flag("--ignore-found", ignore_found_,
               "Write all errors that are found into the ignore file, with "
               "--strict all warnings, too")
      ->excludes(fix);
  writing_.Declare(app);
  app.callback([this] {
    if (writing_.writes() || fix_ || ignore_found_) return;
    throw CLI::ValidationError(
        "--dry-run, --diff and --check need --fix or --ignore-found");
  });
}

void ValidateCommand::ListRules(Report& report) {
  if (std::exchange(listed_, true)) return;  // For each of several targets.
  std::string text;
  Json list = Json::array();
  for (const Rule& rule : validator::Rules()) {
    text += Padded(rule.name, 46) + Padded(LevelName(rule.level), 9) +
            Padded(ScopeName(rule.scope), 11) + std::string(rule.summary) +
            (rule.by_default ? "" : " (--all)") + '\n';
    list.push_back(ToJson(rule));
  }
  report.Print(text);
  report.Set("rules", std::move(list));
}

std::unique_ptr<PluginFolder> ValidateCommand::Open(
    const Target& target) const {
  auto folder =
      std::make_unique<PluginFolder>(target.directory, target.spec_file);
  if (base_.empty()) return folder;
  std::optional<spec::PluginSpec> base =
      version::ReadBaseSpec(base_, target.spec_file);
  folder->SetBase(base ? std::make_unique<const spec::PluginSpec>(*base)
                       : nullptr);
  return folder;
}

void ValidateCommand::Fix(const Target& target, Report& report) const {
  const std::unique_ptr<PluginFolder> folder = Open(target);
  const validator::Repairs repairs =
      validator::PlanRepairs(*folder, validator::Validate(*folder, options_));
  FilePlan plan = {PlanFile(target.spec_file, repairs.spec)};
  if (repairs.help) {
    plan.push_back(
        PlanFile(PathIn(target.directory, "help.md"), *repairs.help));
  }
  writing_.Apply(plan, report);
}

void ValidateCommand::IgnoreFound(const Target& target, Report& report) const {
  const std::unique_ptr<PluginFolder> folder = Open(target);
  if (folder->kind() == validator::FolderKind::kSpecAlone) {
    throw std::runtime_error("beside " + target.spec_file +
                             " there is no plugin that could ignore anything; "
                             "its spec would be called plugin.spec.yaml");
  }
  const std::string* old = folder->Read(validator::kIgnoreFileName);
  std::string text = old == nullptr ? "" : *old;
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  const std::string entries = validator::IgnoreFileText(
      validator::ProblemsOf(validator::Validate(*folder, options_)),
      report_options().strict);
  if (entries.empty()) return;
  writing_.Apply({PlanFile(PathIn(target.directory, validator::kIgnoreFileName),
                           text + entries)},
                 report);
}

void ValidateCommand::RunOn(const Target& target, Report& report) {
  if (list_rules_) {
    ListRules(report);
    return;
  }
  if (fix_) Fix(target, report);
  if (ignore_found_) IgnoreFound(target, report);
  const std::unique_ptr<PluginFolder> folder = Open(target);
  const std::vector<Problem> problems =
      validator::ProblemsOf(validator::Validate(*folder, options_));
  report.AddFindings(target.spec_file, problems);
  report.Say(target.spec_file + ": " + Count(problems));
}

}  // namespace insight::tool
