#include "tools/release/build_graph.h"

#include <re2/re2.h>

#include <sstream>

#include "tools/release/release_exception.h"

namespace insight::release {

BuildGraph BuildGraph::Parse(std::string_view text) {
  if (!text.starts_with("digraph")) {
    throw ReleaseException("Bazel has printed no graph.");
  }
  static const RE2 line_form(R"re(\s*"([^"]+)"(?: -> "([^"]+)")?\s*)re");
  BuildGraph graph;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::string user;
    std::string used;
    if (!RE2::FullMatch(line, line_form, &user, &used)) continue;
    std::vector<std::string>& uses = graph.uses_[user];
    if (used.empty()) continue;
    uses.push_back(used);
    graph.uses_[used];  // A leaf may have no line of its own.
  }
  return graph;
}

BuildGraph::Labels BuildGraph::DependenciesOf(const std::string& label) const {
  Labels reached = {label};
  std::vector<std::string> open = {label};
  while (!open.empty()) {
    const auto found = uses_.find(open.back());
    open.pop_back();
    if (found == uses_.end()) continue;
    for (const std::string& used : found->second) {
      if (reached.insert(used).second) open.push_back(used);
    }
  }
  return reached;
}

BuildGraph::Labels BuildGraph::In(const std::string& package) const {
  Labels labels;
  const std::string prefix = package + ":";
  for (auto it = uses_.lower_bound(prefix);
       it != uses_.end() && it->first.starts_with(prefix); ++it) {
    labels.insert(it->first);
  }
  return labels;
}

std::string PackageOf(std::string_view label) {
  return std::string(label.substr(0, label.find(':')));
}

}  // namespace insight::release
