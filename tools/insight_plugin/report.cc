#include "tools/insight_plugin/report.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <ostream>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::tool {

using spec::Problem;
using spec::Severity;

namespace {

Json OrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json ToJson(const Problem& problem, const std::string& spec_file) {
  return Json::object(
      {{"severity", problem.severity == Severity::kError ? "error" : "warning"},
       {"rule", OrNull(problem.rule)},
       {"file", FileOf(problem, spec_file)},
       {"line", problem.position.line},
       {"column", problem.position.column},
       {"message", problem.path.empty() ? problem.text
                                        : problem.path + ": " + problem.text},
       {"hint", OrNull(problem.hint)}});
}

}  // namespace

// What --json prints.
struct Report::Document {
  Json problems = Json::array();
  Json files = Json::array();
  Json members = Json::object();
};

void DeclareReportOptions(CLI::App& app, ReportOptions& options) {
  app.add_flag("--json", options.json,
               "Print one JSON document, problems included")
      ->group(kCommonOptions);
  app.add_flag("--strict", options.strict, "Fail on warnings, too")
      ->group(kCommonOptions);
  app.add_flag("-q,--quiet", options.quiet, "Say nothing but errors")
      ->group(kCommonOptions);
  app.add_flag("-v,--verbose", options.verbose, "Say more")
      ->group(kCommonOptions);
  app.add_option("--color", options.color,
                 "auto is always on a terminal, unless NO_COLOR is set")
      ->type_name("WHEN")
      ->group(kCommonOptions)
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void DeclareReportOptions(CLI::App& app, ReportOptions& options,
                          std::string& directory) {
  app.add_option("-d,--target-dir", directory,
                 "The plugin's directory, by default the current one")
      ->type_name(std::string(usage::kDirectory))
      ->group(kCommonOptions);
  DeclareReportOptions(app, options);
}

Report::Report(std::string_view command, const ReportOptions& options,
               const Streams& streams, std::size_t target_count)
    : command_(command),
      options_(options),
      streams_(streams),
      target_count_(target_count),
      document_(std::make_unique<Document>()) {}

Report::~Report() = default;

bool Report::Colored(bool is_terminal) const {
  if (options_.color == "auto") return is_terminal && !streams_.no_color;
  return options_.color == "always";
}

void Report::StartTarget() { ++started_; }

void Report::AddProblems(const std::string& spec_file,
                         const std::vector<Problem>& problems) {
  Add(spec_file, problems, streams_.err, Colored(streams_.err_is_terminal));
}

void Report::AddFindings(const std::string& spec_file,
                         const std::vector<Problem>& problems) {
  Add(spec_file, problems, streams_.out, Colored(streams_.out_is_terminal));
}

void Report::Add(const std::string& spec_file,
                 const std::vector<Problem>& problems, std::ostream& stream,
                 bool colored) {
  for (const Problem& problem : problems) {
    const bool is_error = problem.severity == Severity::kError;
    if (is_error || options_.strict) Fail();
    if (options_.json) {
      document_->problems.push_back(ToJson(problem, spec_file));
    } else if (is_error || !options_.quiet) {
      stream << spec::FormatProblems(spec_file, {problem}, colored);
    }
  }
}

void Report::AddFailure(const std::string& file, std::string_view text) {
  Fail();
  if (options_.json) {
    document_->problems.push_back(ToJson({.text = std::string(text)}, file));
  } else {
    streams_.err << "insight-plugin " << command_ << ": " << text << '\n';
  }
}

void Report::Guard(const std::string& spec_file,
                   const std::function<void()>& work) {
  try {
    work();
  } catch (const spec::SpecException& e) {
    AddProblems(spec_file, e.problems());
  } catch (const std::exception& e) {
    AddFailure(spec_file, e.what());
  }
}

void Report::AddFiles(const FilePlan& plan) {
  for (const PlannedFile& file : plan) {
    document_->files.push_back(Json::object(
        {{"path", file.path}, {"action", FileActionName(file.action)}}));
  }
}

void Report::Print(std::string_view text) {
  if (!options_.json) streams_.out << text;
}

void Report::PrintDocument(std::string_view text) {
  Print(text);
  if (streams_.out_is_terminal || started_ < target_count_) Print("\n");
}

void Report::Set(const std::string& member, Json value) {
  if (target_count_ == 1) {
    document_->members[member] = std::move(value);
    return;
  }
  Json& list = document_->members[member];
  while (list.size() + 1 < started_) list.push_back(nullptr);
  list.push_back(std::move(value));
}

void Report::Say(std::string_view line) {
  if (!options_.json && !options_.quiet) streams_.err << line << '\n';
}

void Report::SayMore(std::string_view line) {
  if (options_.verbose) Say(line);
}

int Report::Finish() {
  if (options_.json) {
    Json document = Json::object({{"command", command_},
                                  {"ok", ok_},
                                  {"problems", std::move(document_->problems)},
                                  {"files", std::move(document_->files)}});
    for (auto& [member, value] : document_->members.items()) {
      while (target_count_ > 1 && value.size() < target_count_) {
        value.push_back(nullptr);
      }
      document[member] = std::move(value);
    }
    streams_.out << DumpIndentedJson(document) << '\n';
  }
  return ok_ ? kSuccess : kFailure;
}

}  // namespace insight::tool
