#include "tools/release/report.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ostream>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::release {

// What --json prints.
struct Report::Document {
  Json problems = Json::array();
  Json members = Json::object();
};

void DeclareReportOptions(CLI::App& app, ReportOptions& options) {
  app.add_flag("--json", options.json,
               "Print one JSON document, problems included");
  app.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
}

std::string FormatTable(const Row& header, const std::vector<Row>& rows) {
  std::vector<Row> all = {header};
  all.insert(all.end(), rows.begin(), rows.end());
  std::vector<std::size_t> widths(header.size());
  for (const Row& row : all) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  std::string text;
  for (const Row& row : all) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

std::string FormatCount(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string FormatBytes(std::uint64_t bytes) {
  constexpr std::uint64_t kKibi = 1024;
  if (bytes < kKibi) return std::to_string(bytes) + " B";
  if (bytes < kKibi * kKibi) return std::to_string(bytes / kKibi) + " KiB";
  char text[32];
  std::snprintf(text, sizeof(text), "%.1f MiB",
                static_cast<double>(bytes) / (kKibi * kKibi));
  return text;
}

Report::Report(std::string_view command, const ReportOptions& options,
               const Streams& streams)
    : command_(command),
      options_(options),
      streams_(streams),
      document_(std::make_unique<Document>()) {}

Report::~Report() = default;

void Report::AddProblem(const std::string& subject, const std::string& text,
                        const std::string& hint) {
  document_->problems.push_back({{"subject", subject},
                                 {"message", text},
                                 {"hint", hint.empty() ? Json() : Json(hint)}});
  if (options_.json) return;
  streams_.err << (subject.empty() ? "release " + command_ : subject) << ": "
               << text << '\n';
  if (!hint.empty()) streams_.err << "  " << hint << '\n';
}

void Report::Print(std::string_view text) {
  if (!options_.json) streams_.out << text;
}

void Report::Set(const std::string& member, Json value) {
  document_->members[member] = std::move(value);
}

void Report::Say(std::string_view line) {
  if (!options_.quiet) streams_.err << line << '\n' << std::flush;
}

int Report::Finish() {
  const bool ok = document_->problems.empty();
  if (options_.json) {
    Json document = Json::object(
        {{"command", command_}, {"ok", ok}, {"problems", document_->problems}});
    for (auto& [member, value] : document_->members.items()) {
      document[member] = std::move(value);
    }
    streams_.out << DumpIndentedJson(document) << '\n';
  }
  return ok ? kSuccess : kFailure;
}

}  // namespace insight::release
