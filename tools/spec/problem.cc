#include "tools/spec/problem.h"

#include <algorithm>
#include <utility>

namespace insight::spec {
namespace {

std::string SeverityWord(Severity severity, bool colored) {
  const bool is_error = severity == Severity::kError;
  const std::string word = is_error ? "error" : "warning";
  if (!colored) return word;
  const char* color = is_error ? "\x1b[1;31m" : "\x1b[1;35m";
  return color + word + "\x1b[0m";
}

}  // namespace

void Problems::AddError(Position position, std::string path, std::string text) {
  problems_.push_back(
      {Severity::kError, position, std::move(path), std::move(text)});
  has_errors_ = true;
}

void Problems::AddWarning(Position position, std::string path,
                          std::string text) {
  problems_.push_back(
      {Severity::kWarning, position, std::move(path), std::move(text)});
}

std::vector<Problem> Problems::Sorted() const {
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Problem& a, const Problem& b) {
                     return a.position < b.position;
                   });
  return sorted;
}

std::string FileOf(const Problem& problem, const std::string& spec) {
  if (problem.file.empty()) return spec;
  // The directory with its slash, or nothing.
  return spec.substr(0, spec.rfind('/') + 1) + problem.file;
}

std::string FormatProblems(const std::string& file,
                           const std::vector<Problem>& problems, bool colored) {
  std::string lines;
  for (const Problem& problem : problems) {
    lines += FileOf(problem, file) + ':' +
             std::to_string(problem.position.line) + ':' +
             std::to_string(problem.position.column) + ": " +
             SeverityWord(problem.severity, colored) + ": ";
    if (!problem.path.empty()) lines += problem.path + ": ";
    lines += problem.text;
    if (!problem.rule.empty()) lines += " [" + problem.rule + ']';
    lines += '\n';
    if (!problem.hint.empty()) lines += "  " + problem.hint + '\n';
  }
  return lines;
}

SpecException::SpecException(const std::string& file,
                             std::vector<Problem> problems)
    : problems_(std::move(problems)), what_(FormatProblems(file, problems_)) {}

}  // namespace insight::spec
