#include "tools/validator/ignore_file.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "sdk/json/unicode.h"
#include "tools/files/text_lines.h"
#include "tools/validator/rule.h"

namespace insight::validator {
namespace {

constexpr std::string_view kBlanks = " \t\r";

struct Word {
  std::string_view text;
  int column;
};

std::vector<Word> Words(std::string_view line) {
  std::vector<Word> words;
  std::size_t begin = 0;
  while ((begin = line.find_first_not_of(kBlanks, begin)) !=
         std::string_view::npos) {
    const std::size_t end =
        std::min(line.find_first_of(kBlanks, begin), line.size());
    const auto before =
        CountCodePoints(line.substr(0, begin), Surrogates::kAccept);
    words.push_back(
        {line.substr(begin, end - begin), static_cast<int>(before) + 1});
    begin = end;
  }
  return words;
}

// Whether `path` is `ancestor`, or below it.
bool IsWithin(std::string_view path, std::string_view ancestor) {
  return path.starts_with(ancestor) &&
         (path.size() == ancestor.size() || path[ancestor.size()] == '.');
}

// Names of fields may have blanks: what is above such a field is one word.
std::string AsWord(const std::string& path) {
  const std::size_t blank = path.find_first_of(" \t\r\n#");
  if (blank == std::string::npos) return path;
  const std::size_t dot = path.rfind('.', blank);
  return dot == std::string::npos ? "" : path.substr(0, dot);
}

std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

bool IgnoreEntry::Matches(const spec::Problem& problem) const {
  if (problem.rule != rule) return false;
  return where.empty() || problem.file == where ||
         IsWithin(problem.path, where);
}

std::vector<IgnoreEntry> ReadIgnoreFile(std::string_view text,
                                        std::vector<spec::Problem>& problems) {
  std::vector<IgnoreEntry> entries;
  int line = 0;
  for (const std::string_view whole : tool::SplitLines(text)) {
    ++line;
    const std::vector<Word> words = Words(whole.substr(0, whole.find('#')));
    if (words.empty()) continue;
    const spec::Position position = {line, words[0].column};
    if (FindRule(words[0].text) == nullptr) {
      problems.push_back({.position = position,
                          .text = UnknownRuleText(words[0].text),
                          .file = kIgnoreFileName});
      continue;
    }
    if (words.size() > 2) {
      problems.push_back(
          {.position = {line, words[2].column},
           .text = "a rule and a place are all that a line may have; put # "
                   "before a comment",
           .file = kIgnoreFileName});
    }
    entries.push_back(
        {.rule = std::string(words[0].text),
         .where = words.size() > 1 ? std::string(words[1].text) : "",
         .position = position});
  }
  return entries;
}

std::string IgnoreFileText(const std::vector<spec::Problem>& problems,
                           bool warnings_too) {
  std::string text;
  std::set<std::string> written;
  for (const spec::Problem& problem : problems) {
    const bool is_error = problem.severity == spec::Severity::kError;
    if (problem.rule.empty() || !(is_error || warnings_too)) continue;
    const std::string where =
        problem.file.empty() ? AsWord(problem.path) : problem.file;
    const std::string entry = problem.rule + (where.empty() ? "" : ' ' + where);
    if (!written.insert(entry).second) continue;
    text += entry + "  # " + FirstLine(problem.text) + '\n';
  }
  return text;
}

}  // namespace insight::validator
