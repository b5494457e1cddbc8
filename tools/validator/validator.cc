#include "tools/validator/validator.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "tools/validator/ignore_file.h"
#include "tools/validator/rule.h"

namespace insight::validator {
namespace {

using spec::Problem;
using spec::Severity;

bool IsFor(const Rule& rule, const PluginFolder& folder) {
  const FolderKind kind = folder.kind();
  switch (rule.scope) {
    case Scope::kSpec:
      return true;
    case Scope::kFolder:
      return kind != FolderKind::kSpecAlone;
    case Scope::kCpp:
      return kind == FolderKind::kCpp;
    case Scope::kPython:
      return kind == FolderKind::kPython;
    case Scope::kBase:
      return folder.has_base();
  }
  return false;
}

bool IsWanted(const Rule& rule, const ValidateOptions& options) {
  if (options.rules.empty()) return options.all || rule.by_default;
  return std::find(options.rules.begin(), options.rules.end(), rule.name) !=
         options.rules.end();
}

// What the reader refuses has the name of the rule that asks for it elsewhere.
Problem WithRule(Problem problem) {
  if (problem.path == "name") problem.rule = "NameValidator";
  if (problem.path == "plugin_spec_version") {
    problem.rule = "SpecVersionValidator";
  }
  return problem;
}

// Leaves out what the ignore file names; adds what is wrong with it.
void ApplyIgnoreFile(const PluginFolder& folder,
                     const std::set<std::string_view>& checked,
                     std::vector<Finding>& findings) {
  const std::string* text = folder.Read(kIgnoreFileName);
  if (text == nullptr) return;
  std::vector<Problem> problems;
  for (const IgnoreEntry& entry : ReadIgnoreFile(*text, problems)) {
    const std::size_t ignored = std::erase_if(
        findings,
        [&](const Finding& finding) { return entry.Matches(finding.problem); });
    // Rules that need the whole spec may have had nothing to look at.
    if (ignored > 0 || !checked.contains(entry.rule) ||
        folder.plugin() == nullptr) {
      continue;
    }
    problems.push_back({.severity = Severity::kWarning,
                        .position = entry.position,
                        .text = "nothing is ignored by this; remove the line",
                        .file = kIgnoreFileName});
  }
  for (Problem& problem : problems) findings.push_back({std::move(problem)});
}

}  // namespace

std::vector<Finding> Validate(const PluginFolder& folder,
                              const ValidateOptions& options) {
  std::vector<Finding> findings;
  std::set<std::string_view> checked;
  for (const Rule& rule : Rules()) {
    if (!IsFor(rule, folder) || !IsWanted(rule, options)) continue;
    checked.insert(rule.name);
    if (!folder.root().is_map()) continue;
    Findings of_rule(rule.name, rule.level, findings);
    rule.check(folder, of_rule);
  }
  ApplyIgnoreFile(folder, checked, findings);
  // Its warnings are what rules have found again.
  for (const Problem& problem : folder.reader_problems()) {
    if (problem.severity != Severity::kError) continue;
    findings.push_back({WithRule(problem)});
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return std::tie(a.problem.file, a.problem.position) <
                            std::tie(b.problem.file, b.problem.position);
                   });
  return findings;
}

std::vector<Problem> ProblemsOf(const std::vector<Finding>& findings) {
  std::vector<Problem> problems;
  problems.reserve(findings.size());
  for (const Finding& finding : findings) problems.push_back(finding.problem);
  return problems;
}

}  // namespace insight::validator
