#include "sdk/util/indicators/public_suffix.h"

#include <cstddef>
#include <string>

namespace insight {
namespace {

// Lines, sorted by their bytes.  One text rather than an array, which would
// have to be relocated at each start.
constexpr std::string_view kRules =
#include "public_suffix_list/icann_rules.inc"
    ;

// No rule has as many labels.
constexpr int kMaxLabels = 8;

std::string_view LineAt(std::size_t start) {
  return kRules.substr(start, kRules.find('\n', start) - start);
}

bool HasRule(std::string_view rule) {
  std::size_t first = 0;
  std::size_t last = kRules.size();  // Both are starts of lines.
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const std::size_t line_break = kRules.rfind('\n', middle - 1);
    const std::size_t start =
        middle == 0 || line_break == std::string_view::npos ? 0
                                                            : line_break + 1;
    const std::string_view line = LineAt(start);
    if (line == rule) return true;
    if (line < rule) {
      first = start + line.size() + 1;
    } else {
      last = start;
    }
  }
  return false;
}

// Returns what follows the first dot.
std::string_view Parent(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view()
                                       : name.substr(dot + 1);
}

// Returns the end of `name` with at most kMaxLabels labels.
std::string_view LastLabels(std::string_view name) {
  std::size_t start = name.size();
  for (int labels = 0; labels < kMaxLabels; ++labels) {
    if (start == 0) return name;
    const std::size_t dot = name.rfind('.', start - 1);
    if (dot == std::string_view::npos) return name;
    start = dot;
  }
  return name.substr(start + 1);
}

}  // namespace

std::string_view PublicSuffix(std::string_view name) {
  for (name = LastLabels(name); !name.empty(); name = Parent(name)) {
    const std::string_view parent = Parent(name);
    if (HasRule("!" + std::string(name))) return parent;
    if (HasRule(name)) return name;
    if (!parent.empty() && HasRule("*." + std::string(parent))) return name;
  }
  return {};
}

std::string_view RegistrableDomain(std::string_view name) {
  const std::size_t suffix = PublicSuffix(name).size();
  if (suffix == 0 || suffix + 2 > name.size()) return name;
  const std::size_t dot = name.rfind('.', name.size() - suffix - 2);
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

void ForEachPublicSuffix(const std::function<void(std::string_view)>& visit) {
  for (std::size_t start = 0; start < kRules.size();) {
    const std::string_view rule = LineAt(start);
    if (!rule.starts_with('*') && !rule.starts_with('!')) visit(rule);
    start += rule.size() + 1;
  }
}

}  // namespace insight
