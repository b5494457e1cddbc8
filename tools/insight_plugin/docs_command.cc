#include "tools/insight_plugin/docs_command.h"

#include <CLI/CLI.hpp>
#include <optional>

#include "sdk/json/json.h"
#include "tools/docs/help_page.h"
#include "tools/files/first_difference.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {

usage::CommandHelp DocsCommand::help() const {
  return {
      .description =
          "Prints the page that users of the plugin read, as its spec gives "
          "it. refresh writes it into help.md; a plugin's :help_test compares "
          "it.",
      .examples = {{"Write help.md anew",
                    "insight-plugin docs -d plugins/whois > "
                    "plugins/whois/help.md"},
                   {"Find the first difference",
                    "insight-plugin docs -d plugins/whois --check "
                    "plugins/whois/help.md"}},
      .files = {{"plugin.spec.yaml", "the spec"}},
      .exit_statuses = {
          {"1", "the spec has errors, or with --check: the page differs"}}};
}

void DocsCommand::DeclareMore(CLI::App& app) {
  app.add_option("--style", style_,
                 "python gives the bytes of Python's tool, faults included")
      ->type_name("STYLE")
      ->check(CLI::IsMember({"corrected", "python"}))
      ->capture_default_str();
  app.add_option("--check", check_path_,
                 "Print nothing but the first difference of this file, and "
                 "fail if there is one")
      ->type_name(std::string(usage::kFile));
}

docs::Style DocsCommand::StyleChosen() const {
  return style_ == "python" ? docs::Style::kPython : docs::Style::kCorrected;
}

std::string DocsCommand::Fix(const std::string& spec_file) const {
  return "to write it anew: insight-plugin docs " +
         std::string(StyleChosen() == docs::Style::kPython ? "--style=python "
                                                           : "") +
         spec_file + " > " + check_path_;
}

void DocsCommand::Check(const std::string& page, const std::string& spec_file,
                        Report& report) const {
  std::optional<spec::Problem> difference =
      FirstDifference(page, spec::ReadTextFile(check_path_));
  if (!difference) return;
  difference->hint = Fix(spec_file);
  report.AddFindings(check_path_, {*difference});
}

void DocsCommand::RunOn(const Target& target, Report& report) {
  const std::string& file = target.spec_file;
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  report.AddProblems(file, plugin.warnings);
  const std::string page = docs::HelpPage(plugin, StyleChosen());
  if (!check_path_.empty()) {
    Check(page, file, report);
    return;
  }
  report.PrintDocument(page);
  report.Set("help", page);
}

}  // namespace insight::tool
