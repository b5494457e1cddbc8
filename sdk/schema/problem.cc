#include "sdk/schema/problem.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>

#include "sdk/json/python_text.h"

namespace insight {
namespace {

// Greater is more relevant at the top, and less in the branches of an anyOf.
auto Relevance(const Problem& problem) {
  const bool weak = problem.keyword == "anyOf" || problem.keyword == "oneOf";
  return std::tuple(-static_cast<std::ptrdiff_t>(problem.path.size()), !weak);
}

bool IsLessRelevant(const Problem& a, const Problem& b) {
  return Relevance(a) < Relevance(b);
}

// Python: "schema['properties']['a'][0]"; `parts` are innermost first.
std::string Indexed(std::string_view word, const std::vector<Json>& parts,
                    std::size_t omitted) {
  std::string out(word);
  for (std::size_t i = parts.size(); i > omitted; --i) {
    out += '[' + PythonRepr(parts[i - 1]) + ']';
  }
  return out;
}

std::string Indented(const std::string& text) {
  constexpr std::string_view kIndent = "    ";
  std::string out(kIndent);
  for (const char c : text) {
    out += c;
    if (c == '\n') out += kIndent;
  }
  return out;
}

// RFC 6901, section 3.
std::string EscapedPointerToken(const Json& part) {
  if (!part.is_string()) return part.dump();
  std::string out;
  for (const char c : part.get_ref<const std::string&>()) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Problem TakeBest(Problems problems) {
  auto found =
      std::max_element(problems.begin(), problems.end(), IsLessRelevant);
  Problem best = std::move(*found);
  while (!best.context.empty()) {
    Problems& branches = best.context;
    std::stable_sort(branches.begin(), branches.end(), IsLessRelevant);
    if (branches.size() > 1 &&
        Relevance(branches[0]) == Relevance(branches[1])) {
      break;
    }
    Problem deepest = std::move(branches.front());
    deepest.parent_path = std::move(best.path);
    deepest.parent_path.insert(deepest.parent_path.end(),
                               best.parent_path.begin(),
                               best.parent_path.end());
    best = std::move(deepest);
  }
  return best;
}

std::string FullText(const Problem& problem) {
  const std::string keyword =
      problem.keyword.empty() ? "None" : PythonQuoted(problem.keyword);
  const std::size_t own_keyword = problem.schema_path.empty() ? 0 : 1;
  return problem.message + "\n\nFailed validating " + keyword + " in " +
         Indexed("schema", problem.schema_path, own_keyword) + ":\n" +
         Indented(PythonPrettyPrint(*problem.schema)) + "\n\n" +
         Indexed("On instance", problem.path, 0) + ":\n" +
         Indented(PythonPrettyPrint(*problem.instance));
}

Violation ToViolation(const Problem& problem) {
  std::string pointer;
  for (const auto* path : {&problem.parent_path, &problem.path}) {
    for (auto part = path->rbegin(); part != path->rend(); ++part) {
      pointer += '/' + EscapedPointerToken(*part);
    }
  }
  return {.message = problem.message, .path = std::move(pointer)};
}

}  // namespace insight
