#include "tools/insight_plugin/docs_command.h"

#include <CLI/CLI.hpp>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/docs/help_page.h"
#include "tools/insight_plugin/first_difference.h"
#include "tools/insight_plugin/report.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {

void DocsCommand::Declare(CLI::App& app) {
  app.add_option("spec", spec_path_,
                 "The spec; by default plugin.spec.yaml in the target "
                 "directory");
  app.add_option("-d,--target-dir", target_dir_, "The plugin's directory")
      ->capture_default_str();
  app.add_option("--style", style_,
                 "corrected, or python for the bytes of Python's tool, faults "
                 "included")
      ->check(CLI::IsMember({"corrected", "python"}))
      ->capture_default_str();
  app.add_option("--check", check_path_,
                 "Print nothing but the first difference of this file, and "
                 "fail if there is one");
  app.add_flag("--json", json_, "Print one JSON document, problems included");
  app.add_flag("--strict", strict_, "Fail on the spec's warnings, too");
}

int DocsCommand::Run(const Streams& streams) {
  const std::string file =
      spec_path_.empty() ? target_dir_ + "/plugin.spec.yaml" : spec_path_;
  return json_ ? RunForScripts(file, streams) : RunForPeople(file, streams);
}

docs::Style DocsCommand::StyleChosen() const {
  return style_ == "python" ? docs::Style::kPython : docs::Style::kCorrected;
}

std::optional<spec::Problem> DocsCommand::Check(const std::string& page) const {
  if (check_path_.empty()) return std::nullopt;
  return FirstDifference(page, spec::ReadTextFile(check_path_));
}

std::string DocsCommand::Fix(const std::string& file) const {
  return "insight-plugin docs " +
         std::string(StyleChosen() == docs::Style::kPython ? "--style=python "
                                                           : "") +
         file + " > " + check_path_;
}

int DocsCommand::RunForPeople(const std::string& file,
                              const Streams& streams) const {
  try {
    const spec::PluginSpec plugin =
        spec::ReadPluginSpec(spec::ReadTextFile(file), file);
    streams.err << spec::FormatProblems(file, plugin.warnings);
    const std::string page = docs::HelpPage(plugin, StyleChosen());
    const std::optional<spec::Problem> difference = Check(page);
    if (difference) {
      streams.out << spec::FormatProblems(check_path_, {*difference})
                  << "  to write it anew: " << Fix(file) << '\n';
    } else if (check_path_.empty()) {
      streams.out << page << (streams.out_is_terminal ? "\n" : "");
    }
    const bool ok = !difference && (!strict_ || plugin.warnings.empty());
    return ok ? kSuccess : kFailure;
  } catch (const spec::SpecException& e) {
    streams.err << e.what();
    return kFailure;
  }
}

int DocsCommand::RunForScripts(const std::string& file,
                               const Streams& streams) const {
  std::vector<spec::Problem> problems;
  std::optional<spec::Problem> difference;
  Json page;
  bool ok = false;
  try {
    const spec::PluginSpec plugin =
        spec::ReadPluginSpec(spec::ReadTextFile(file), file);
    problems = plugin.warnings;
    page = docs::HelpPage(plugin, StyleChosen());
    difference = Check(page.get_ref<const std::string&>());
    ok = !difference && (!strict_ || problems.empty());
  } catch (const spec::SpecException& e) {
    problems = e.problems();
  } catch (const std::runtime_error& e) {
    problems = {{.text = e.what()}};
  }
  Json report = MakeReport(name(), ok, file, problems);
  if (difference) {
    Json problem =
        MakeReport(name(), ok, check_path_, {*difference})["problems"][0];
    problem["hint"] = Fix(file);
    report["problems"].push_back(std::move(problem));
  }
  if (check_path_.empty()) report["help"] = std::move(page);
  streams.out << DumpIndentedJson(report) << '\n';
  return ok ? kSuccess : kFailure;
}

}  // namespace insight::tool
