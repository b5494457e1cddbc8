#include "plugins/grep/util/search.h"

#include <re2/re2.h>

#include <cstddef>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::grep {
namespace {

RE2::Options PosixOptions() {
  RE2::Options options;
  options.set_posix_syntax(true);
  options.set_longest_match(true);
  options.set_perl_classes(true);
  options.set_word_boundary(true);
  options.set_log_errors(false);
  return options;
}

void CheckPattern(const RE2& regex) {
  if (regex.ok()) return;
  throw PluginException(
      "The grep process returned an error",
      "The pattern is no extended regular expression: " + regex.error() + ".");
}

// Lines of a pattern are alternatives.  Each is checked by itself, so that none
// can close another one's group.
std::string JoinLines(std::string_view pattern) {
  if (pattern.find('\n') == std::string_view::npos) {
    return std::string(pattern);
  }
  std::string joined;
  while (true) {
    const auto end = pattern.find('\n');
    const std::string line(pattern.substr(0, end));
    CheckPattern(RE2(line, PosixOptions()));
    joined += (joined.empty() ? "(" : "|(") + line + ")";
    if (end == std::string_view::npos) return joined;
    pattern.remove_prefix(end + 1);
  }
}

std::string WithoutCarriageReturn(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return std::string(line);
}

void AppendMatches(const RE2& regex, std::string_view line,
                   std::vector<std::string>& matches) {
  const re2::StringPiece text(line.data(), line.size());
  std::size_t start = 0;
  re2::StringPiece match;
  while (start < line.size() &&
         regex.Match(text, start, line.size(), RE2::UNANCHORED, &match, 1)) {
    const auto at = static_cast<std::size_t>(match.data() - line.data());
    if (match.empty()) {
      start = at + 1;
      continue;
    }
    matches.push_back(
        WithoutCarriageReturn(std::string_view(match.data(), match.size())));
    start = at + match.size();
  }
}

}  // namespace

std::vector<std::string> Search(std::string_view pattern, std::string_view text,
                                std::string_view behavior) {
  const RE2 regex(JoinLines(pattern), PosixOptions());
  CheckPattern(regex);
  std::vector<std::string> matches;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (behavior == "Only matching") {
      AppendMatches(regex, line, matches);
    } else if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()),
                                 regex)) {
      matches.push_back(WithoutCarriageReturn(line));
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return matches;
}

}  // namespace insight::plugins::grep
